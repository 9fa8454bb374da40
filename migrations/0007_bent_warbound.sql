ALTER TABLE `members` ADD `in_channel` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `squads` ADD `channel_state` text DEFAULT 'open' NOT NULL;