DROP INDEX `actions_by_state`;--> statement-breakpoint
CREATE INDEX `actions_by_state` ON `actions` (`squad_id`,`state`,`ended_at`,`id`);--> statement-breakpoint
ALTER TABLE `results` ADD `told_in` text REFERENCES occurrences(id);