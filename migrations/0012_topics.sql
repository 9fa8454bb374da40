ALTER TABLE `deliveries` ADD `shows` integer DEFAULT 0;--> statement-breakpoint
ALTER TABLE `deliveries` ADD `sent_hash` text;--> statement-breakpoint
ALTER TABLE `deliveries` ADD `drawn_at` integer;--> statement-breakpoint
CREATE INDEX `deliveries_showing` ON `deliveries` (`squad_id`) WHERE "deliveries"."shows" > 0;