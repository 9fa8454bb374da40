CREATE TABLE `commitment_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`commitment_id` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commitment_id`) REFERENCES `commitments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `commitment_changes_by_commitment` ON `commitment_changes` (`commitment_id`,`id`);--> statement-breakpoint
ALTER TABLE `commitments` ADD `taken_out_at` integer;