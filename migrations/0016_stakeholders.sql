ALTER TABLE `squads` ADD `stakeholder_channel_id` text;--> statement-breakpoint
ALTER TABLE `squads` ADD `is_shared` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `squads_by_stakeholders` ON `squads` (`workspace_id`,`stakeholder_channel_id`) WHERE "squads"."stakeholder_channel_id" is not null;