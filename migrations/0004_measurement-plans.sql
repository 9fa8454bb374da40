CREATE TABLE `looks` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`squad_id` text NOT NULL,
	`hypothesis_id` text NOT NULL,
	`commitment_id` text NOT NULL,
	`counted` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hypothesis_id`) REFERENCES `hypotheses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commitment_id`) REFERENCES `commitments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `looks_by_hypothesis` ON `looks` (`hypothesis_id`,`id`);--> statement-breakpoint
CREATE TABLE `measurement_plans` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`squad_id` text NOT NULL,
	`hypothesis_id` text NOT NULL,
	`plan` text NOT NULL,
	`reason` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hypothesis_id`) REFERENCES `hypotheses`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `measurement_plans_by_hypothesis` ON `measurement_plans` (`hypothesis_id`,`id`);--> statement-breakpoint
ALTER TABLE `results` ADD `rule` text DEFAULT 'two-sided' NOT NULL;--> statement-breakpoint
ALTER TABLE `results` ADD `plan_id` text;--> statement-breakpoint
ALTER TABLE `results` ADD `counted` text;--> statement-breakpoint
ALTER TABLE `results` ADD `against` text;