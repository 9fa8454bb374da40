import { within } from '@growth-squad/clock';
import type { ModalView } from '@slack/types';
import { defaultRitualSettings } from '../calendar/ritual-settings.ts';
import { perform, performOwn } from '../deeds/deed.ts';
import { barredAt } from '../deeds/words.ts';
import type { Catalogue } from '../language/catalogue.ts';
import type { Language } from '../language/language.ts';
import { knownBefore } from '../metric/known.ts';
import { metricOf } from '../metric/store.ts';
import type { RitualCore } from '../ritual/core.ts';
import { weekAt } from '../ritual/rules.ts';
import { type Answer, close, errors, open, type SubmitAnswer, update } from '../slack/answers.ts';
import { errorCode } from '../slack/connection/error-code.ts';
import type { Asked, Click, Submission } from '../slack/listen.ts';
import type { Metadata } from '../slack/modal.ts';
import { type Person, peopleOf, personOf } from '../slack/people-store.ts';
import { sentence } from '../slack/sentence.ts';
import { isVisitor } from '../squad/gate.ts';
import { membersOf } from '../squad/member-store.ts';
import { mayChangeSetup } from '../squad/rules.ts';
import { squadInChannel } from '../squad/store.ts';
import { isNews, pointOut } from './awkward-words.ts';
import { freshDraft, squadDraft } from './draft.ts';
import { readForm } from './form.ts';
import { type SquadDraft, setupModal } from './modal.ts';
import { changing, creating, type Unfit } from './save.ts';

/** How long a modal may wait for Slack to say who is in the channel; its trigger lives 3 s. */
const PATIENCE_MS = 1_500;

/** "Set it up" and "Change the set-up"; the button's value is the channel. */
export async function onSetUp(click: Click): Promise<Answer> {
  return openSetup(click, click.value);
}

/** Opens the form of the squad in a channel, or of a new one. */
export async function openSetup(asked: Asked, channelId: string): Promise<Answer> {
  const { core, workspaceId, person } = asked;
  const now = core.clock.now();
  const known = await core.database.read(async (q) => {
    const squad = await squadInChannel(q, workspaceId, channelId);
    if (!squad) return undefined;
    const members = await membersOf(q, squad);
    const owner = await personOf(q, workspaceId, squad.ownerId);
    return { squad, members, owner, draft: await squadDraft(q, squad, now) };
  });
  const words = asked.words(known?.squad.language);
  const { setup } = words;
  const metadata = { key: core.ids.key(), channelId };
  if (known && !mayChangeSetup(known.squad, known.members, person.userId)) {
    return sentence(setup.onlyOwner(known.owner?.name ?? known.squad.ownerId));
  }
  if (isVisitor(asked)) return sentence(words.common.noGuests);
  if (known) return open(formFor(known.draft, asked.language(known.squad.language), metadata, now));
  if (channelId.startsWith('D')) return sentence(setup.notAChannel);
  const found = await peopleIn(core, workspaceId, channelId);
  if (found === 'not there') return sentence(setup.notInChannel);
  return open(formFor(freshDraft(person, found, asked.language()), asked.language(), metadata, now));
}

/** The form with what is better read before it is saved, which it remembers. */
function formFor(draft: SquadDraft, language: Language, metadata: Metadata, now: number): ModalView {
  const { lines, signature } = pointOut(draft.rituals, draft.people, now, language);
  return setupModal(draft, lines, language, { ...metadata, pointedOut: signature });
}

/** Who is in the channel, as far as that is known in time. */
async function peopleIn(
  core: RitualCore | Asked['core'],
  workspaceId: string,
  channelId: string,
): Promise<Person[] | 'not there'> {
  const { conversations } = core.slackFor(workspaceId);
  try {
    const asking = Promise.all([
      conversations.info({ channel: channelId }),
      conversations.members({ channel: channelId, limit: 100 }),
    ]);
    const answers = await within(core.clock, PATIENCE_MS, 'Slack to say who is in the channel', asking);
    if (answers?.[0].channel?.is_member === false) return 'not there';
    const ids = answers?.[1].members ?? [];
    await within(
      core.clock,
      PATIENCE_MS / 2,
      'Slack to say who people are',
      core.people.learn(workspaceId, ids),
    );
    const known = await core.database.read((q) => peopleOf(q, workspaceId, ids));
    return ids.flatMap((id) => known.get(id) ?? []);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'not_in_channel' || code === 'channel_not_found') return 'not there';
    core.log.warn({ error }, 'Slack did not say who is in the channel');
    return [];
  }
}

/** The set-up is saved. */
export const onSave =
  (core: RitualCore) =>
  async (submission: Submission): Promise<SubmitAnswer> => {
    const { workspaceId, metadata, values } = submission;
    const channelId = String(metadata['channelId'] ?? '');
    const now = core.clock.now();
    const { known, number } = await core.database.read(async (q) => {
      const known = await squadInChannel(q, workspaceId, channelId);
      const metric = known && (await metricOf(q, known.id));
      return { known, number: metric && (await knownBefore(q, metric, weekAt(known, now))) };
    });
    const words = submission.words(known?.language);
    const read = readForm(values, known?.rituals ?? defaultRitualSettings('UTC'), words, number);
    if ('errors' in read) return errors(read.errors);
    const ids = [...read.wish.members.map((member) => member.userId), read.wish.keeperId];
    await within(core.clock, PATIENCE_MS, 'Slack to say who people are', core.people.learn(workspaceId, ids));
    const { rituals } = read.wish;
    const found = await core.database.read((q) => peopleOf(q, workspaceId, ids));
    const people = [...found.values()];
    const language = submission.language(known?.language);
    if (isNews(pointOut(rituals, people, now, language).signature, metadata['pointedOut'])) {
      const again = { key: metadata.key, channelId };
      return update(formFor({ ...read.wish, people }, language, again, now));
    }
    const created = await performOwn(submission, creating(core.rituals), { channelId, wish: read.wish });
    if ('accepted' in created) return close;
    if ('barred' in created) return barredAt('name', submission, { ...created, there: undefined });
    if (created.refused.code !== 'exists') return unfitAt(created.refused, words);
    // The channel has its squad. Under a key of its own: what was accepted as a new one is answered above.
    const doing = { ...submission, key: `${submission.key}/change` };
    const given = { squadId: created.refused.squadId, wish: read.wish };
    const done = await perform(doing, changing(core.rituals), given);
    if ('accepted' in done) return close;
    return 'barred' in done ? barredAt('name', submission, done) : unfitAt(done.refused, words);
  };

const unfitAt = ({ code, names }: Unfit, { setup: { problems } }: Catalogue): SubmitAnswer =>
  errors({ others: problems[code](names.join(', ')) });
