CREATE TABLE `deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`squad_id` text,
	`key` text NOT NULL,
	`parent_key` text,
	`after_key` text,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`channel` text,
	`user_id` text,
	`broadcast` integer DEFAULT false NOT NULL,
	`priority` integer DEFAULT 5 NOT NULL,
	`wanted_revision` integer DEFAULT 1 NOT NULL,
	`sent_revision` integer DEFAULT 0 NOT NULL,
	`ts` text,
	`state` text NOT NULL,
	`not_before` integer NOT NULL,
	`not_after` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`attempted_at` integer,
	`looked_for_at` integer,
	`due_at` integer,
	`shows` integer DEFAULT 0,
	`sent_hash` text,
	`drawn_at` integer,
	`error` text,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "deliveries_addressed" CHECK("deliveries"."channel" is not null or "deliveries"."user_id" is not null),
	CONSTRAINT "deliveries_revisions" CHECK("deliveries"."sent_revision" <= "deliveries"."wanted_revision")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_by_key` ON `deliveries` (`workspace_id`,`key`);--> statement-breakpoint
CREATE INDEX `deliveries_due` ON `deliveries` (`due_at`) WHERE "deliveries"."due_at" is not null;--> statement-breakpoint
CREATE INDEX `deliveries_by_channel` ON `deliveries` (`workspace_id`,`channel`);--> statement-breakpoint
CREATE INDEX `deliveries_by_parent` ON `deliveries` (`workspace_id`,`parent_key`);--> statement-breakpoint
CREATE INDEX `deliveries_by_predecessor` ON `deliveries` (`workspace_id`,`after_key`) WHERE "deliveries"."after_key" is not null;--> statement-breakpoint
CREATE INDEX `deliveries_showing` ON `deliveries` (`squad_id`) WHERE "deliveries"."shows" > 0;--> statement-breakpoint
CREATE TABLE `restores` (
	`id` text PRIMARY KEY NOT NULL,
	`made_at` integer NOT NULL,
	`restored_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `timers` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`squad_id` text,
	`key` text NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `timers_by_key` ON `timers` (`workspace_id`,`key`);--> statement-breakpoint
CREATE INDEX `timers_by_time` ON `timers` (`at`,`id`);--> statement-breakpoint
CREATE INDEX `timers_by_squad` ON `timers` (`squad_id`,`kind`);--> statement-breakpoint
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
CREATE TABLE `estimates` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`hypothesis_id` text NOT NULL,
	`variant` text NOT NULL,
	`user_id` text NOT NULL,
	`roles` text NOT NULL,
	`days` integer NOT NULL,
	`costs` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hypothesis_id`) REFERENCES `hypotheses`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "estimates_days" CHECK("estimates"."days" >= 0)
);
--> statement-breakpoint
CREATE INDEX `estimates_by_hypothesis` ON `estimates` (`hypothesis_id`,`variant`,`user_id`,`id`);--> statement-breakpoint
CREATE TABLE `hypotheses` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`squad_id` text NOT NULL,
	`state` text NOT NULL,
	`parent_id` text,
	`author_id` text NOT NULL,
	`version_id` text NOT NULL,
	`score` real,
	`simple_days` integer,
	`source_url` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`parent_id`) REFERENCES `hypotheses`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `hypotheses_by_score` ON `hypotheses` (`squad_id`,`state`,`score`,`id`);--> statement-breakpoint
CREATE INDEX `hypotheses_by_parent` ON `hypotheses` (`parent_id`);--> statement-breakpoint
CREATE INDEX `hypotheses_waiting` ON `hypotheses` (`squad_id`,"score" desc,`id`,`parent_id`,`simple_days`) WHERE "hypotheses"."state" in ('idea', 'ready');--> statement-breakpoint
CREATE INDEX `hypotheses_to_estimate` ON `hypotheses` (`squad_id`,`id`) WHERE "hypotheses"."state" in ('idea', 'ready') and "hypotheses"."parent_id" is null and "hypotheses"."simple_days" is null;--> statement-breakpoint
CREATE INDEX `hypotheses_scale_ups` ON `hypotheses` (`squad_id`,`id`) WHERE "hypotheses"."state" in ('idea', 'ready') and "hypotheses"."parent_id" is not null;--> statement-breakpoint
CREATE INDEX `hypotheses_answered` ON `hypotheses` (`squad_id`,`id`) WHERE "hypotheses"."state" in ('won', 'lost', 'inconclusive', 'invalid');--> statement-breakpoint
CREATE INDEX `hypotheses_by_source` ON `hypotheses` (`squad_id`,`source_url`) WHERE "hypotheses"."source_url" is not null;--> statement-breakpoint
CREATE TABLE `hypothesis_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`hypothesis_id` text NOT NULL,
	`title` text NOT NULL,
	`then` text,
	`because` text,
	`direction` text DEFAULT 'up' NOT NULL,
	`worth_it_from` text,
	`worth_it_kind` text DEFAULT 'relative' NOT NULL,
	`impact` integer,
	`confidence` integer,
	`differs` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hypothesis_id`) REFERENCES `hypotheses`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "hypothesis_versions_impact" CHECK("hypothesis_versions"."impact" between 1 and 10),
	CONSTRAINT "hypothesis_versions_confidence" CHECK("hypothesis_versions"."confidence" between 1 and 10)
);
--> statement-breakpoint
CREATE INDEX `hypothesis_versions_by_hypothesis` ON `hypothesis_versions` (`hypothesis_id`,`id`);--> statement-breakpoint
CREATE TABLE `transitions` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`hypothesis_id` text NOT NULL,
	`from` text,
	`to` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`why` text,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hypothesis_id`) REFERENCES `hypotheses`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `transitions_by_hypothesis` ON `transitions` (`hypothesis_id`,`id`);--> statement-breakpoint
CREATE TABLE `inbox` (
	`workspace_id` text NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`user_id` text NOT NULL,
	`at` integer NOT NULL,
	`answer` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `key`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `inbox_by_person` ON `inbox` (`workspace_id`,`user_id`,`kind`,`at`);--> statement-breakpoint
CREATE TABLE `text_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`subject` text NOT NULL,
	`subject_id` text NOT NULL,
	`text` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `text_versions_by_subject` ON `text_versions` (`subject`,`subject_id`,`id`);--> statement-breakpoint
CREATE TABLE `metrics` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`squad_id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `metrics_current` ON `metrics` (`squad_id`) WHERE "metrics"."ended_at" is null;--> statement-breakpoint
CREATE TABLE `readings` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`metric_id` text NOT NULL,
	`week` text NOT NULL,
	`value` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`replaces` text,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`metric_id`) REFERENCES `metrics`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `readings_by_week` ON `readings` (`metric_id`,`week`,`id`);--> statement-breakpoint
CREATE TABLE `targets` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`metric_id` text NOT NULL,
	`week` text NOT NULL,
	`value` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`metric_id`) REFERENCES `metrics`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `targets_by_week` ON `targets` (`metric_id`,`week`,`id`);--> statement-breakpoint
CREATE TABLE `retro_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`occurrence_id` text NOT NULL,
	`user_id` text NOT NULL,
	`went_well` text,
	`didnt` text,
	`try_next` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`occurrence_id`) REFERENCES `occurrences`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `retro_notes_by_occurrence` ON `retro_notes` (`occurrence_id`,`user_id`,`id`);--> statement-breakpoint
CREATE TABLE `occurrences` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`squad_id` text NOT NULL,
	`sprint_id` text NOT NULL,
	`ritual` text NOT NULL,
	`date` text NOT NULL,
	`state` text NOT NULL,
	`round` integer DEFAULT 0 NOT NULL,
	`opens_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`late_until` integer NOT NULL,
	`opened_at` integer,
	`opened_late` integer DEFAULT false NOT NULL,
	`closed_at` integer,
	`closed_by` text,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sprint_id`) REFERENCES `sprints`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "occurrences_in_order" CHECK("occurrences"."opens_at" < "occurrences"."closes_at")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `occurrences_by_sprint` ON `occurrences` (`squad_id`,`ritual`,`sprint_id`) WHERE "occurrences"."ritual" <> 'standup';--> statement-breakpoint
CREATE UNIQUE INDEX `occurrences_by_date` ON `occurrences` (`squad_id`,`date`) WHERE "occurrences"."ritual" = 'standup';--> statement-breakpoint
CREATE INDEX `occurrences_by_squad` ON `occurrences` (`squad_id`,`ritual`,`date`);--> statement-breakpoint
CREATE INDEX `occurrences_by_state` ON `occurrences` (`squad_id`,`ritual`,`state`,`date`);--> statement-breakpoint
CREATE TABLE `outcomes` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`squad_id` text NOT NULL,
	`occurrence_id` text NOT NULL,
	`round` integer NOT NULL,
	`version` integer NOT NULL,
	`snapshot` text NOT NULL,
	`at` integer NOT NULL,
	`by` text,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`occurrence_id`) REFERENCES `occurrences`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outcomes_by_occurrence` ON `outcomes` (`occurrence_id`,`round`,`version`);--> statement-breakpoint
CREATE TABLE `sprints` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`squad_id` text NOT NULL,
	`number` integer NOT NULL,
	`from` text NOT NULL,
	`to` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sprints_in_order" CHECK("sprints"."from" <= "sprints"."to")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sprints_by_last_day` ON `sprints` (`squad_id`,`to`);--> statement-breakpoint
CREATE UNIQUE INDEX `sprints_by_number` ON `sprints` (`squad_id`,`number`);--> statement-breakpoint
CREATE TABLE `absences` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`squad_id` text NOT NULL,
	`kind` text NOT NULL,
	`user_id` text,
	`from` text NOT NULL,
	`to` text NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`cancelled_at` integer,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `absences_by_squad` ON `absences` (`squad_id`,`to`);--> statement-breakpoint
CREATE TABLE `members` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`squad_id` text NOT NULL,
	`user_id` text NOT NULL,
	`roles` text NOT NULL,
	`prompt` text,
	`joined_at` integer NOT NULL,
	`left_at` integer,
	`in_channel` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `members_by_squad` ON `members` (`squad_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `members_by_person` ON `members` (`workspace_id`,`user_id`);--> statement-breakpoint
CREATE TABLE `squads` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`name` text NOT NULL,
	`language` text NOT NULL,
	`rituals` text NOT NULL,
	`owner_id` text NOT NULL,
	`number_keeper_id` text NOT NULL,
	`state` text NOT NULL,
	`paused_by` text,
	`paused_at` integer,
	`first_week` text,
	`channel_state` text DEFAULT 'open' NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `squads_by_channel` ON `squads` (`workspace_id`,`channel_id`) WHERE "squads"."state" <> 'ended';--> statement-breakpoint
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
CREATE TABLE `entries` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`squad_id` text NOT NULL,
	`occurrence_id` text NOT NULL,
	`user_id` text NOT NULL,
	`yesterday` text,
	`today` text NOT NULL,
	`in_the_way` text,
	`commitment_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`occurrence_id`) REFERENCES `occurrences`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commitment_id`) REFERENCES `commitments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `entries_by_occurrence` ON `entries` (`occurrence_id`,`user_id`,`id`);--> statement-breakpoint
CREATE INDEX `entries_by_person` ON `entries` (`squad_id`,`user_id`,`id`);--> statement-breakpoint
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
CREATE TABLE `actions` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`squad_id` text NOT NULL,
	`occurrence_id` text NOT NULL,
	`text` text NOT NULL,
	`owner_id` text NOT NULL,
	`state` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	`ended_by` text,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`squad_id`) REFERENCES `squads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`occurrence_id`) REFERENCES `occurrences`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `actions_once_a_retro` ON `actions` (`occurrence_id`,`text`);--> statement-breakpoint
CREATE INDEX `actions_by_state` ON `actions` (`squad_id`,`state`,`ended_at`,`id`);--> statement-breakpoint
CREATE TABLE `check_ins` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`hypothesis_id` text NOT NULL,
	`commitment_id` text NOT NULL,
	`date` text NOT NULL,
	`missing` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hypothesis_id`) REFERENCES `hypotheses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commitment_id`) REFERENCES `commitments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `check_ins_by_hypothesis` ON `check_ins` (`hypothesis_id`,`id`);--> statement-breakpoint
CREATE TABLE `commitment_members` (
	`commitment_id` text NOT NULL,
	`user_id` text NOT NULL,
	PRIMARY KEY(`commitment_id`, `user_id`),
	FOREIGN KEY (`commitment_id`) REFERENCES `commitments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `commitments` (
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
	CONSTRAINT "commitments_one_kind" CHECK(case when "commitments"."hypothesis_id" is null then 0 else 1 end + case when "commitments"."action_id" is null then 0 else 1 end + case when "commitments"."title" is null then 0 else 1 end = 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `commitments_once_a_sprint` ON `commitments` (`sprint_id`,`hypothesis_id`) WHERE "commitments"."state" <> 'dropped';--> statement-breakpoint
CREATE UNIQUE INDEX `commitments_action_once_a_sprint` ON `commitments` (`sprint_id`,`action_id`) WHERE "commitments"."state" <> 'dropped';--> statement-breakpoint
CREATE UNIQUE INDEX `commitments_carried_once` ON `commitments` (`carried_from`);--> statement-breakpoint
CREATE INDEX `commitments_by_sprint` ON `commitments` (`sprint_id`,`id`);--> statement-breakpoint
CREATE INDEX `commitments_by_hypothesis` ON `commitments` (`hypothesis_id`,`id`);--> statement-breakpoint
CREATE INDEX `commitments_by_action` ON `commitments` (`action_id`,`id`);--> statement-breakpoint
CREATE TABLE `launch_members` (
	`launch_id` text NOT NULL,
	`user_id` text NOT NULL,
	`part` text NOT NULL,
	PRIMARY KEY(`launch_id`, `part`, `user_id`),
	FOREIGN KEY (`launch_id`) REFERENCES `launches`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `launches` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`hypothesis_id` text NOT NULL,
	`commitment_id` text NOT NULL,
	`what` text,
	`link` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hypothesis_id`) REFERENCES `hypotheses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commitment_id`) REFERENCES `commitments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `launches_by_commitment` ON `launches` (`commitment_id`);--> statement-breakpoint
CREATE INDEX `launches_by_hypothesis` ON `launches` (`hypothesis_id`,`id`);--> statement-breakpoint
CREATE TABLE `results` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`squad_id` text NOT NULL,
	`hypothesis_id` text NOT NULL,
	`commitment_id` text NOT NULL,
	`method` text NOT NULL,
	`kind` text NOT NULL,
	`arms` text NOT NULL,
	`verdict` text NOT NULL,
	`ruled_out` integer NOT NULL,
	`learned` text NOT NULL,
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
CREATE INDEX `results_by_hypothesis` ON `results` (`hypothesis_id`,`id`);--> statement-breakpoint
CREATE INDEX `results_ruled_out` ON `results` (`squad_id`,`ruled_out`,`at`);--> statement-breakpoint
CREATE TABLE `people` (
	`workspace_id` text NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`zone` text NOT NULL,
	`locale` text,
	`language` text,
	`is_guest` integer NOT NULL,
	`is_bot` integer NOT NULL,
	`is_deactivated` integer NOT NULL,
	`private_channel` text,
	`refreshed_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `user_id`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `secrets` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `workspaces` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`url` text NOT NULL,
	`bot_user_id` text NOT NULL,
	`classic_blocks` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
-- The words of each hypothesis, for finding it again; Han as pairs of characters. See `src/hypothesis/words-store.ts`.
CREATE VIRTUAL TABLE `hypothesis_words` USING fts5(`id`, `squad`, `title`, `rest`, tokenize = "unicode61 tokenchars '-'");
--> statement-breakpoint
-- A word in the title weighs more than one beside it.
INSERT INTO `hypothesis_words` (`hypothesis_words`, `rank`) VALUES ('rank', 'bm25(0, 0, 4, 1)');
