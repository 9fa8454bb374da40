CREATE TABLE `repeats` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`squad_id` text NOT NULL,
	`hypothesis_id` text NOT NULL,
	`of_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hypothesis_id`) REFERENCES `hypotheses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`of_id`) REFERENCES `hypotheses`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `repeats_by_squad` ON `repeats` (`squad_id`,`of_id`);--> statement-breakpoint
ALTER TABLE `results` ADD `holds_for` text;--> statement-breakpoint
ALTER TABLE `results` ADD `ask_again` text;