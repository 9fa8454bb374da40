CREATE TABLE `hot_topics` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`squad_id` text NOT NULL,
	`hypothesis_id` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`state` text NOT NULL,
	`answered_by` text,
	`answered_at` integer,
	`commitment_id` text,
	`gives_way_id` text,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hypothesis_id`) REFERENCES `hypotheses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commitment_id`) REFERENCES `commitments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`gives_way_id`) REFERENCES `commitments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `hot_topics_open` ON `hot_topics` (`hypothesis_id`) WHERE "hot_topics"."state" = 'open';--> statement-breakpoint
CREATE INDEX `hot_topics_by_hypothesis` ON `hot_topics` (`hypothesis_id`,`id`);--> statement-breakpoint
CREATE INDEX `hot_topics_by_squad` ON `hot_topics` (`squad_id`,`state`);--> statement-breakpoint
ALTER TABLE `hypotheses` ADD `simple_days` integer;--> statement-breakpoint
ALTER TABLE `hypotheses` ADD `source_url` text;--> statement-breakpoint
CREATE INDEX `hypotheses_waiting` ON `hypotheses` (`squad_id`,"score" desc,`id`,`parent_id`,`simple_days`) WHERE "hypotheses"."state" in ('idea', 'ready');--> statement-breakpoint
CREATE INDEX `hypotheses_to_estimate` ON `hypotheses` (`squad_id`,`id`) WHERE "hypotheses"."state" in ('idea', 'ready') and "hypotheses"."parent_id" is null and "hypotheses"."simple_days" is null;--> statement-breakpoint
CREATE INDEX `hypotheses_scale_ups` ON `hypotheses` (`squad_id`,`id`) WHERE "hypotheses"."state" in ('idea', 'ready') and "hypotheses"."parent_id" is not null;--> statement-breakpoint
CREATE INDEX `hypotheses_answered` ON `hypotheses` (`squad_id`,`id`) WHERE "hypotheses"."state" in ('won', 'lost', 'inconclusive', 'invalid');--> statement-breakpoint
CREATE INDEX `hypotheses_by_source` ON `hypotheses` (`squad_id`,`source_url`) WHERE "hypotheses"."source_url" is not null;--> statement-breakpoint
ALTER TABLE `hypothesis_versions` ADD `differs` text;