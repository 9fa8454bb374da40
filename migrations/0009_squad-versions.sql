ALTER TABLE `squads` ADD `version` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `squads` ADD `paused_version` integer;