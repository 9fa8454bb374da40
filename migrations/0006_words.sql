-- The words of each hypothesis, for finding it again; Han as pairs of characters. `search_words` is the bot's own function.
CREATE VIRTUAL TABLE `hypothesis_words` USING fts5(`id`, `squad`, `title`, `rest`, tokenize = "unicode61 tokenchars '-'");
--> statement-breakpoint
-- A word in the title weighs more than one beside it.
INSERT INTO `hypothesis_words` (`hypothesis_words`, `rank`) VALUES ('rank', 'bm25(0, 0, 4, 1)');
--> statement-breakpoint
INSERT INTO `hypothesis_words` (`id`, `squad`, `title`, `rest`)
SELECT h.`id`, h.`squad_id`, search_words(v.`title`), search_words(coalesce(v.`then`, '') || ' ' || coalesce(v.`because`, ''))
FROM `hypotheses` h JOIN `hypothesis_versions` v ON v.`id` = h.`version_id`;
--> statement-breakpoint
UPDATE `hypotheses` SET `simple_days` = (
	SELECT sum(e.`days`) FROM `estimates` e
	WHERE e.`hypothesis_id` = `hypotheses`.`id` AND e.`variant` = 'simple' AND NOT EXISTS (
		SELECT 1 FROM `estimates` newer
		WHERE newer.`hypothesis_id` = e.`hypothesis_id` AND newer.`variant` = e.`variant`
			AND newer.`user_id` = e.`user_id` AND newer.`id` > e.`id`
	)
);
