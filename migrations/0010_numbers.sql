DROP INDEX `metrics_current`;--> statement-breakpoint
ALTER TABLE `metrics` ADD `role` text DEFAULT 'northStar' NOT NULL;--> statement-breakpoint
ALTER TABLE `metrics` ADD `unit` text;--> statement-breakpoint
CREATE UNIQUE INDEX `metrics_north_star` ON `metrics` (`squad_id`) WHERE "metrics"."ended_at" is null and "metrics"."role" = 'northStar';--> statement-breakpoint
CREATE INDEX `metrics_by_squad` ON `metrics` (`squad_id`,`ended_at`,`id`);--> statement-breakpoint
DROP INDEX `readings_by_week`;--> statement-breakpoint
ALTER TABLE `readings` ADD `source` text DEFAULT 'typed' NOT NULL;--> statement-breakpoint
ALTER TABLE `readings` ADD `as_of` integer;--> statement-breakpoint
ALTER TABLE `readings` ADD `counts` integer DEFAULT true NOT NULL;--> statement-breakpoint
CREATE INDEX `readings_by_week` ON `readings` (`metric_id`,`week`,`counts`,`id`);