CREATE TABLE `restores` (
	`id` text PRIMARY KEY NOT NULL,
	`made_at` integer NOT NULL,
	`restored_at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `deliveries` ADD `looked_for_at` integer;--> statement-breakpoint
ALTER TABLE `workspaces` ADD `classic_blocks` integer DEFAULT false NOT NULL;