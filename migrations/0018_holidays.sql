ALTER TABLE `absences` ADD `holiday` text;--> statement-breakpoint
ALTER TABLE `members` ADD `holidays` text;