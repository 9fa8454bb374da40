import { within } from '@growth-squad/clock';
import { z } from 'zod';
import { perform } from '../deeds/deed.ts';
import { mayDo, standingsOf } from '../deeds/permissions.ts';
import { barredAt } from '../deeds/words.ts';
import { bold } from '../language/line.ts';
import { type Answer, open, type SubmitAnswer, say, update } from '../slack/answers.ts';
import { rich } from '../slack/blocks.ts';
import * as fields from '../slack/fields.ts';
import { modals } from '../slack/ids.ts';
import type { Asked, Command, Submission } from '../slack/listen.ts';
import { channelField, form, input, notice } from '../slack/modal.ts';
import { namesOf } from '../slack/names.ts';
import { sentence, sentenceAt } from '../slack/sentence.ts';
import { typed } from '../slack/typed.ts';
import { squadHere } from '../squad/gate.ts';
import { readersOf, type Unfit } from './ask.ts';
import { choosing } from './deeds.ts';

/** How long Slack may take to say who reads in a channel: what was submitted is to be acknowledged within 3 s. */
const PATIENCE_MS = 1_500;
/** People on one page of Slack's answer; a private channel of more is taken without looking through them. */
const PAGE = 200;

/** `/squad stakeholders`. */
export async function stakeholdersCommand(command: Command): Promise<Answer> {
  const { core, workspaceId, person } = command;
  const gate = await squadHere(command, command.channelId);
  if ('refusal' in gate) return say(gate.refusal);
  const { squad, language, words } = gate.here;
  if (!mayDo('stakeholders.choose', standingsOf(person, gate.here))) {
    const names = await core.database.read((q) => namesOf(q, workspaceId, [squad.ownerId]));
    return sentence(words.stakeholders.onlyInCharge(names(squad.ownerId)));
  }
  const { title, what, who, channel, hint } = words.stakeholders;
  return open(
    form(language, {
      callbackId: modals.stakeholders,
      title,
      metadata: { key: core.ids.key(), squadId: squad.id },
      blocks: [
        rich(what(typed(squad.name, 80)), bold(who)),
        input({
          blockId: 'channel',
          label: channel,
          hint,
          element: channelField(squad.stakeholderChannelId),
          optional: true,
        }),
      ],
    }),
  );
}

const aboutSchema = z.object({ squadId: z.string() });

/** The channel is chosen, or none any more. */
export async function saveStakeholders(submission: Submission): Promise<SubmitAnswer> {
  const { squadId } = aboutSchema.parse(submission.metadata);
  const words = submission.words();
  const read = fields.readFields({ channel: fields.optional(fields.person) }, submission.values, words);
  if ('errors' in read) return { kind: 'errors', errors: read.errors };
  const channelId = read.values.channel;
  const asked = channelId === null ? { people: null } : await readersFor(submission, channelId);
  if ('problem' in asked) return sentenceAt('channel', words.stakeholders.problems[asked.problem]);
  const done = await perform(submission, choosing, { squadId, channelId });
  if ('barred' in done) return barredAt('channel', submission, done);
  const there = submission.words(done.there?.squad.language).stakeholders;
  if ('refused' in done) return sentenceAt('channel', there.problems.own);
  const language = submission.language(done.there?.squad.language);
  const said = channelId === null ? there.none : there.chosen(channelId, asked.people);
  return update(notice(language, there.title, said));
}

/** How many read in the channel, or what speaks against it. */
async function readersFor(
  asked: Asked,
  channel: string,
): Promise<{ people: number | null } | { problem: Unfit | 'unknown' | 'notYours' }> {
  const { core, workspaceId } = asked;
  try {
    const asking = askFor(asked, channel);
    const told = await within(core.clock, PATIENCE_MS, 'Slack to say who reads in a channel', asking);
    return told ?? { problem: 'unknown' };
  } catch (error) {
    core.log.warn({ error, workspaceId }, 'Slack did not say who is in the channel');
    return { problem: 'unknown' };
  }
}

async function askFor({ core, workspaceId, person }: Asked, channel: string) {
  const readers = await readersOf(core, workspaceId, channel);
  if ('unfit' in readers) return { problem: readers.unfit };
  if (!readers.isPrivate) return readers;
  // Of a private channel only its own people may say that it reads along.
  const page = await core.slackFor(workspaceId).conversations.members({ channel, limit: PAGE });
  const isThere = page.members?.includes(person.userId) || page.response_metadata?.next_cursor;
  return isThere ? readers : ({ problem: 'notYours' } as const);
}
