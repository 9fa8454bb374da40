import { within } from '@growth-squad/clock';
import type { ModalView } from '@slack/types';
import { defaultRitualSettings } from '../calendar/ritual-settings.ts';
import type { Language } from '../language/language.ts';
import type { RitualCore } from '../ritual/core.ts';
import { type Answer, close, errors, open, type SubmitAnswer, update } from '../slack/answers.ts';
import { errorCode } from '../slack/error-code.ts';
import type { Asked, Click, Submission } from '../slack/listen.ts';
import type { Metadata } from '../slack/modal.ts';
import { type Person, peopleOf, personOf } from '../slack/people-store.ts';
import { sentence } from '../slack/sentence.ts';
import { mayChangeSetup } from '../squad/rules.ts';
import { membersOf, squadInChannel } from '../squad/store.ts';
import { isNews, pointOut } from './awkward-words.ts';
import { draftOf, draftOfWish, freshDraft } from './draft.ts';
import { readForm } from './form.ts';
import { type Draft, setupModal } from './modal.ts';
import { saveWish } from './save.ts';

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
    return { squad, members, owner, draft: await draftOf(q, squad, now) };
  });
  const words = asked.words(known?.squad.language);
  const { setup } = words;
  const metadata = { key: core.ids.key(), channelId };
  if (known) {
    if (!mayChangeSetup(known.squad, known.members, person.userId)) {
      return sentence(setup.onlyOwner(known.owner?.name ?? known.squad.ownerId));
    }
    return open(formFor(known.draft, asked.language(known.squad.language), metadata, now));
  }
  if (person.isGuest || person.isBot) return sentence(words.common.noGuests);
  if (channelId.startsWith('D')) return sentence(setup.notAChannel);
  const found = await peopleIn(core, workspaceId, channelId);
  if (found === 'not there') return sentence(setup.notInChannel);
  return open(formFor(freshDraft(person, found, asked.language()), asked.language(), metadata, now));
}

/** The form with what is better read before it is saved, which it remembers. */
function formFor(draft: Draft, language: Language, metadata: Metadata, now: number): ModalView {
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
    const { workspaceId, person, metadata, values } = submission;
    const channelId = String(metadata['channelId'] ?? '');
    const known = await core.database.read((q) => squadInChannel(q, workspaceId, channelId));
    const words = submission.words(known?.language);
    const read = readForm(values, known?.rituals ?? defaultRitualSettings('UTC'), words);
    if ('errors' in read) return errors(read.errors);
    const ids = [...read.wish.members.map((member) => member.userId), read.wish.keeperId];
    await within(core.clock, PATIENCE_MS, 'Slack to say who people are', core.people.learn(workspaceId, ids));
    const { rituals } = read.wish;
    const found = await core.database.read((q) => peopleOf(q, workspaceId, ids));
    const people = [...found.values()];
    const language = submission.language(known?.language);
    const now = core.clock.now();
    if (isNews(pointOut(rituals, people, now, language).signature, metadata['pointedOut'])) {
      const again = { key: metadata.key, channelId };
      return update(formFor(draftOfWish(read.wish, people), language, again, now));
    }
    const problems = await core.change((change) =>
      saveWish(change, {
        workspaceId,
        channelId,
        by: person.userId,
        key: submission.key,
        wish: read.wish,
        rituals: core.rituals,
        words,
      }),
    );
    return Object.keys(problems).length > 0 ? errors(problems) : close;
  };
