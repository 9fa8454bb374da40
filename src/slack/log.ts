/** The part of a logger that the rooms need; pino's fits. Fields never hold what people typed. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
