/** What is read as a whole, or sorted, and does not grow with the past. */
export const BOUNDED = [
  // The full-text index itself.
  /^SCAN hypothesis_words VIRTUAL TABLE INDEX \d+:\S+ in /,
  // A squad's members and days away, a person's squads.
  /ORDER BY in .* from "members" /,
  /ORDER BY in .* from "absences" where .*"to" >= \?/,
  // What is due at this moment, the first of all timers, a squad's timers: those of its week.
  /ORDER BY in .* from "deliveries" where "deliveries"."due_at" <= \?/,
  /^SCAN timers USING COVERING INDEX timers_by_time in .* limit \?$/,
  /ORDER BY in .* from "timers" where "timers"."squad_id" = \?/,
  // The rituals of one week, the number of eight or twelve.
  /ORDER BY in .* from "occurrences" where .*"date" between \? and \?/,
  /ORDER BY in .* from "readings" where .*"week" in \((\?, ){7,11}\?\)/,
  // What came by itself in one week: at most once an hour.
  /ORDER BY in .* from "readings" where .*"readings"."source" <> \? .* limit \?$/,
  // How eight weeks went: of each of their days the last values.
  /(GROUP|ORDER) BY in .* from "readings" where .* group by "readings"\."week", "readings"\."counts", /,
  // What is still to be built, what is live, what got its verdict since the last retro.
  /ORDER BY in .* from "commitments" .*"sprint_id" in \(select "id" from "sprints" where .* limit \?\)/,
  /ORDER BY in .* from "commitments" .*"state" = \? and "commitments"."hypothesis_id" in \(select .*"hypotheses"."state" = \?\)/,
  /ORDER BY in .* from "commitments" .*"commitments"."id" in \(select "commitment_id" from "results" where .*"results"."at" > \?\)/,
];
