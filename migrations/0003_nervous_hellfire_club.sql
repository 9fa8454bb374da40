ALTER TABLE `members` ADD `prompt` text;--> statement-breakpoint
ALTER TABLE `squads` ADD `paused_by` text;--> statement-breakpoint
ALTER TABLE `squads` ADD `first_week` text;