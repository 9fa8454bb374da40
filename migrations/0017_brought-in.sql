CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`squad_id` text NOT NULL,
	`rows` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`taken_at` integer,
	`taken` integer,
	`taken_back_by` text,
	`taken_back_at` integer,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `imports_by_squad` ON `imports` (`squad_id`,`id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_results` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`squad_id` text NOT NULL,
	`hypothesis_id` text NOT NULL,
	`commitment_id` text,
	`method` text NOT NULL,
	`kind` text NOT NULL,
	`arms` text NOT NULL,
	`verdict` text NOT NULL,
	`ruled_out` integer NOT NULL,
	`rule` text DEFAULT 'two-sided' NOT NULL,
	`plan_id` text,
	`counted` text,
	`against` text,
	`learned` text NOT NULL,
	`holds_for` text,
	`ask_again` text,
	`scale_up_owner_id` text,
	`scale_up_by` text,
	`told_in` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`replaces` text,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hypothesis_id`) REFERENCES `hypotheses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commitment_id`) REFERENCES `commitments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`told_in`) REFERENCES `occurrences`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_results`("id", "workspace_id", "squad_id", "hypothesis_id", "commitment_id", "method", "kind", "arms", "verdict", "ruled_out", "rule", "plan_id", "counted", "against", "learned", "holds_for", "ask_again", "scale_up_owner_id", "scale_up_by", "told_in", "by", "at", "replaces") SELECT "id", "workspace_id", "squad_id", "hypothesis_id", "commitment_id", "method", "kind", "arms", "verdict", "ruled_out", "rule", "plan_id", "counted", "against", "learned", "holds_for", "ask_again", "scale_up_owner_id", "scale_up_by", "told_in", "by", "at", "replaces" FROM `results`;--> statement-breakpoint
DROP TABLE `results`;--> statement-breakpoint
ALTER TABLE `__new_results` RENAME TO `results`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `results_by_hypothesis` ON `results` (`hypothesis_id`,`id`);--> statement-breakpoint
CREATE INDEX `results_ruled_out` ON `results` (`squad_id`,`ruled_out`,`at`);--> statement-breakpoint
ALTER TABLE `hypotheses` ADD `import_id` text REFERENCES imports(id);--> statement-breakpoint
CREATE INDEX `hypotheses_by_import` ON `hypotheses` (`import_id`) WHERE "hypotheses"."import_id" is not null;