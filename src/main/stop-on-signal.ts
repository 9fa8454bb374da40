/** The part of the process that is needed to stop it. */
interface Stoppable {
  on(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
  exit(code: number): unknown;
}

/**
 * The first signal stops cleanly, a second Ctrl-C at once. SIGTERM may come again and again: a service manager sends it
 * to each process, and the one that started the bot passes its own on.
 */
export function stopOnSignal(process: Stoppable, stop: () => Promise<void>): void {
  let stopping = false;
  const begin = (): void => {
    if (stopping) return;
    stopping = true;
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', begin);
  process.on('SIGINT', () => {
    if (stopping) process.exit(1);
    begin();
  });
}
