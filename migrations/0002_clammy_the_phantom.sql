PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_commitments` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`squad_id` text NOT NULL,
	`sprint_id` text NOT NULL,
	`hypothesis_id` text,
	`action_id` text,
	`title` text,
	`variant` text,
	`days` integer,
	`owner_id` text NOT NULL,
	`live_by` text,
	`state` text NOT NULL,
	`carried_from` text,
	`next_step` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sprint_id`) REFERENCES `sprints`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hypothesis_id`) REFERENCES `hypotheses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`action_id`) REFERENCES `actions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "commitments_one_kind" CHECK(("__new_commitments"."hypothesis_id" is not null) + ("__new_commitments"."action_id" is not null) + ("__new_commitments"."title" is not null) = 1)
);
--> statement-breakpoint
INSERT INTO `__new_commitments`("id", "workspace_id", "squad_id", "sprint_id", "hypothesis_id", "action_id", "title", "variant", "days", "owner_id", "live_by", "state", "carried_from", "next_step", "created_by", "created_at") SELECT "id", "workspace_id", "squad_id", "sprint_id", "hypothesis_id", "action_id", "title", "variant", "days", "owner_id", "live_by", "state", "carried_from", "next_step", "created_by", "created_at" FROM `commitments`;--> statement-breakpoint
DROP TABLE `commitments`;--> statement-breakpoint
ALTER TABLE `__new_commitments` RENAME TO `commitments`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `commitments_once_a_sprint` ON `commitments` (`sprint_id`,`hypothesis_id`) WHERE "commitments"."state" <> 'dropped';--> statement-breakpoint
CREATE UNIQUE INDEX `commitments_action_once_a_sprint` ON `commitments` (`sprint_id`,`action_id`) WHERE "commitments"."state" <> 'dropped';--> statement-breakpoint
CREATE UNIQUE INDEX `commitments_carried_once` ON `commitments` (`carried_from`);--> statement-breakpoint
CREATE INDEX `commitments_by_sprint` ON `commitments` (`sprint_id`,`id`);--> statement-breakpoint
CREATE INDEX `commitments_by_hypothesis` ON `commitments` (`hypothesis_id`,`id`);--> statement-breakpoint
CREATE INDEX `commitments_by_action` ON `commitments` (`action_id`,`id`);