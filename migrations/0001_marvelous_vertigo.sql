CREATE TABLE `actions` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`squad_id` text NOT NULL,
	`occurrence_id` text NOT NULL,
	`text` text NOT NULL,
	`owner_id` text NOT NULL,
	`state` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	`ended_by` text,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`occurrence_id`) REFERENCES `occurrences`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `actions_once_a_retro` ON `actions` (`occurrence_id`,`text`);--> statement-breakpoint
CREATE INDEX `actions_by_state` ON `actions` (`squad_id`,`state`,`id`);--> statement-breakpoint
CREATE TABLE `launch_members` (
	`launch_id` text NOT NULL,
	`user_id` text NOT NULL,
	`part` text NOT NULL,
	PRIMARY KEY(`launch_id`, `part`, `user_id`),
	FOREIGN KEY (`launch_id`) REFERENCES `launches`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `commitments` ADD `action_id` text REFERENCES actions(id);--> statement-breakpoint
ALTER TABLE `commitments` ADD `next_step` text;--> statement-breakpoint
CREATE UNIQUE INDEX `commitments_action_once_a_sprint` ON `commitments` (`sprint_id`,`action_id`) WHERE "commitments"."state" <> 'dropped';--> statement-breakpoint
CREATE INDEX `commitments_by_action` ON `commitments` (`action_id`,`id`);--> statement-breakpoint
ALTER TABLE `launches` ADD `what` text;--> statement-breakpoint
ALTER TABLE `launches` ADD `link` text;--> statement-breakpoint
ALTER TABLE `results` ADD `scale_up_owner_id` text;--> statement-breakpoint
ALTER TABLE `results` ADD `scale_up_by` text;