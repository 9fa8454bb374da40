CREATE TABLE `blockers` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`squad_id` text NOT NULL,
	`occurrence_id` text NOT NULL,
	`date` text NOT NULL,
	`user_id` text NOT NULL,
	`entry_id` text NOT NULL,
	`at` integer NOT NULL,
	`helper_id` text,
	`asked_in` text,
	`helped_by` text,
	`helped_at` integer,
	`ending` text,
	`ended_at` integer,
	`ended_by` text,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`occurrence_id`) REFERENCES `occurrences`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entry_id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_in`) REFERENCES `occurrences`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "blockers_ended" CHECK(("blockers"."ending" is null) = ("blockers"."ended_at" is null)),
	CONSTRAINT "blockers_asked" CHECK(("blockers"."helper_id" is null) = ("blockers"."asked_in" is null)),
	CONSTRAINT "blockers_helped" CHECK(("blockers"."helped_by" is null) = ("blockers"."helped_at" is null))
);
--> statement-breakpoint
CREATE INDEX `blockers_by_end` ON `blockers` (`squad_id`,`ended_at`);--> statement-breakpoint
CREATE TABLE `not_today` (
	`occurrence_id` text NOT NULL,
	`user_id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`occurrence_id`, `user_id`),
	FOREIGN KEY (`occurrence_id`) REFERENCES `occurrences`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `entries` ADD `commitment_id` text REFERENCES commitments(id);