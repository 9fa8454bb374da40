CREATE TABLE `quarrels` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`squad_id` text NOT NULL,
	`hypothesis_id` text NOT NULL,
	`opened_by` text NOT NULL,
	`opened_at` integer NOT NULL,
	`one` text NOT NULL,
	`one_by` text,
	`other` text,
	`other_by` text,
	`backs` text NOT NULL,
	`minds` text,
	`other_mind` text,
	`asked_until` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hypothesis_id`) REFERENCES `hypotheses`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quarrels_by_hypothesis` ON `quarrels` (`hypothesis_id`);--> statement-breakpoint
ALTER TABLE `deliveries` ADD `thread_ts` text;