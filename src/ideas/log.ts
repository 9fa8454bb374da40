import { perform } from '../deeds/deed.ts';
import { justTitle } from '../hypothesis/hypothesis.ts';
import { ideaModal } from '../hypothesis/idea-form.ts';
import { fromOneLine, mayReword } from '../hypothesis/rules.ts';
import { hypothesisOf } from '../hypothesis/store.ts';
import { type Answer, open, say } from '../slack/answers.ts';
import { withTyped } from '../slack/given-back.ts';
import type { Asked, Click, Command } from '../slack/listen.ts';
import { sentence, sentenceBack } from '../slack/sentence.ts';
import { typed } from '../slack/typed.ts';
import { memberOf, squadHere } from '../squad/gate.ts';
import { logging } from './deeds.ts';
import { hereFor, loggedFor } from './logged.ts';
import { loggedMessage } from './logged-view.ts';

/** `/idea <one line>` is stored at once; `/idea` alone opens the modal. */
export async function logIdea(command: Command): Promise<Answer> {
  const { core, workspaceId, channelId, text: said } = command;
  if (said === '') {
    const gate = await squadHere(command, channelId);
    if ('refusal' in gate) return say(gate.refusal);
    return open(ideaModal({ ...gate.here, key: newKey(command), squadId: gate.here.squad.id }));
  }
  const { title, because } = fromOneLine(said);
  const wording = { ...justTitle(title), because };
  const done = await perform(command, logging, { to: { channelId }, wording, said, source: null });
  if (!('accepted' in done)) {
    const gate = await squadHere(command, channelId);
    if ('refusal' in gate) return say(withTyped(gate.refusal, command.language(), said));
    return sentenceBack(gate.here.words.common.noSquadHere, command.language(), said);
  }
  const { hypothesisId } = done.accepted;
  const hypothesis = await core.database.read((q) => hypothesisOf(q, workspaceId, hypothesisId));
  if (!hypothesis) throw new Error(`The idea ${hypothesisId} was stored and is not there.`);
  // The squad has ended since the same command came first.
  if (!done.there) return sentence(command.words().hypothesis.logged(typed(hypothesis.title, 300)));
  const logged = await loggedFor(command, hereFor(command, done.there), hypothesis);
  return say(loggedMessage({ ...logged, long: because !== null }));
}

const newKey = (asked: Asked): string => asked.core.ids.key();

/** "Propose an idea" and "Make it a hypothesis": the button's value is a hypothesis, a squad, or nothing. */
export async function proposeIdea(click: Click): Promise<Answer> {
  const { core, workspaceId, value, channelId, person } = click;
  const key = newKey(click);
  const about =
    value === '' ? undefined : await core.database.read((q) => hypothesisOf(q, workspaceId, value));
  if (!about && channelId !== undefined) {
    const gate = await squadHere(click, channelId);
    if ('refusal' in gate) return say(gate.refusal);
    return open(ideaModal({ key, language: gate.here.language, squadId: gate.here.squad.id }));
  }
  const squadId = about?.squadId ?? value;
  const gate = await memberOf(click, squadId);
  const authors = about?.authorId === person.userId;
  if ('refusal' in gate && !authors) return say(gate.refusal);
  const language = 'here' in gate ? gate.here.language : click.language();
  if (about && !mayReword(about.state)) {
    return sentence(click.words(language).hypothesis.takenIn);
  }
  return open(ideaModal({ key, language, squadId, hypothesis: about }));
}
