CREATE TABLE `squad_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`squad_id` text NOT NULL,
	`hash` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`used_at` integer,
	`ended_at` integer,
	`ended_by` text,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `squad_tokens_by_hash` ON `squad_tokens` (`hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `squad_tokens_current` ON `squad_tokens` (`squad_id`) WHERE "squad_tokens"."ended_at" is null;