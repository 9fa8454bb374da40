import { z } from 'zod';
import { perform } from '../deeds/deed.ts';
import { answerAt, barredAt } from '../deeds/words.ts';
import { messageOf } from '../ideas/message.ts';
import { heardOf } from '../ideas/save.ts';
import { plain } from '../language/line.ts';
import { type Answer, errors, open, type SubmitAnswer, say, update } from '../slack/answers.ts';
import { button, buttons, rich } from '../slack/blocks.ts';
import { actions } from '../slack/ids.ts';
import type { Asked, Click, MessageShortcut, Submission } from '../slack/listen.ts';
import { notice } from '../slack/modal.ts';
import { namesOf } from '../slack/names.ts';
import { sentence, sentenceAt } from '../slack/sentence.ts';
import { typed } from '../slack/typed.ts';
import { memberAbout, memberHere } from '../squad/gate.ts';
import type { Squad } from '../squad/squad.ts';
import { opening, withBet, writing } from './deeds.ts';
import { openModal, readOpened, readSide, SIDE_MOST, sideModal } from './forms.ts';
import { mayNotWrite } from './rules.ts';

/** "Let the numbers decide" in a message's menu: what the message says is one side. */
export async function letNumbersDecide(shortcut: MessageShortcut): Promise<Answer> {
  const gate = await memberHere(shortcut, shortcut.channelId);
  if ('refusal' in gate) return say(gate.refusal);
  const { squad, language, words } = gate.here;
  const { core, message, channelId } = shortcut;
  const { text, url, names, known } = await core.database.read((q) => messageOf(q, squad, shortcut));
  if (known) {
    const line = words.ideas.shortcut.known(names(known.authorId), typed(known.title));
    const look = button({ text: words.ideas.list.open, actionId: actions.openIdea, value: known.id });
    return say({ text: plain(line, names), blocks: [rich(line), buttons(look)] });
  }
  const one = typed(text, SIDE_MOST);
  if (one === '') return sentence(words.quarrel.noText);
  const oneBy = message.authorId ?? null;
  const threadTs = message.thread ?? message.ts;
  // Whom Slack has never told of has no name yet.
  const name = oneBy === null || names(oneBy) === oneBy ? null : names(oneBy);
  const from = { one, oneBy, url, channelId, threadTs };
  return open(openModal(language, core.ids.key(), from, { name, isCut: typed(text, text.length) !== one }));
}

const fromSchema = z.object({
  one: z.string(),
  oneBy: z.string().nullable(),
  url: z.string(),
  channelId: z.string(),
  threadTs: z.string(),
});

/** The form was submitted. */
export async function saveQuarrel(submission: Submission): Promise<SubmitAnswer> {
  const { values, metadata } = submission;
  const from = fromSchema.parse(metadata);
  const read = readOpened(values, submission.words());
  if ('errors' in read) return errors(read.errors);
  await heardOf(submission, from.oneBy);
  const { title, ...sides } = read.values;
  const given = { ...from, ...sides, title: title.replace(/\s+/g, ' ') };
  const done = await perform(submission, opening, given);
  if ('barred' in done) return barredAt('title', submission, done);
  const squadLanguage = done.there?.squad.language;
  const { ideas, quarrel } = submission.words(squadLanguage);
  if ('refused' in done) return sentenceAt('title', ideas.shortcut.knownByNow);
  return update(
    notice(submission.language(squadLanguage), quarrel.title, quarrel.opened(sides.other === null)),
  );
}

/** "Write the other side": the button's value is the quarrel. */
export async function onOtherSide(click: Click): Promise<Answer> {
  const { core, workspaceId, value, person } = click;
  const found = await memberAbout(
    click,
    async (q) => {
      const about = await withBet(q, workspaceId, value);
      return about && { ...about, squadId: about.quarrel.squadId };
    },
    ({ week }) => week.gone,
  );
  if ('refusal' in found) return found.refusal;
  const { subject, here } = found;
  const { quarrel, bet } = subject;
  const code = mayNotWrite(quarrel, bet.state, person.userId, core.clock.now());
  if (code) return sentence(await whyNot(click, here.squad, { code, by: quarrel.otherBy }));
  const people = quarrel.oneBy === null ? [] : [quarrel.oneBy];
  const names = await core.database.read((q) => namesOf(q, workspaceId, people));
  return open(sideModal(here.language, core.ids.key(), quarrel, { title: bet.title, names }));
}

/** The other side was submitted. */
export async function saveOtherSide(submission: Submission): Promise<SubmitAnswer> {
  const { quarrelId } = z.object({ quarrelId: z.string() }).parse(submission.metadata);
  const read = readSide(submission.values, submission.words());
  if ('errors' in read) return errors(read.errors);
  const done = await perform(submission, writing, { quarrelId, ...read.values });
  return answerAt('other', submission, done, (refused, squad) => whyNot(submission, squad, refused));
}

async function whyNot(
  { core, workspaceId, words }: Asked,
  squad: Squad,
  { code, by }: { readonly code: 'written' | 'own-side' | 'over'; readonly by: string | null },
): Promise<string> {
  const { problems } = words(squad.language).quarrel;
  if (code === 'own-side') return problems.ownSide;
  if (code === 'over' || by === null) return problems.over;
  const names = await core.database.read((q) => namesOf(q, workspaceId, [by]));
  return problems.written(names(by));
}
