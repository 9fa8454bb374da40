CREATE TABLE `sources` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`squad_id` text NOT NULL,
	`metric_id` text NOT NULL,
	`kind` text NOT NULL,
	`address` text NOT NULL,
	`pick` text NOT NULL,
	`dates` text NOT NULL,
	`mark` text NOT NULL,
	`header` text,
	`secret` text,
	`secret_by` text,
	`secret_at` integer,
	`daily_at` text,
	`set_by` text NOT NULL,
	`set_at` integer NOT NULL,
	`value` text,
	`week` text,
	`as_of` integer,
	`problem` text,
	`failures` integer DEFAULT 0 NOT NULL,
	`told_at` integer,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`metric_id`) REFERENCES `metrics`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sources_by_metric` ON `sources` (`metric_id`);