import { onceAlike } from '../database/inbox.ts';
import { changed } from '../delivery/changed.ts';
import { justTitle } from '../hypothesis/hypothesis.ts';
import { ideaModal } from '../hypothesis/idea-form.ts';
import { loggedSchema, loggedSince } from '../hypothesis/logged-store.ts';
import { fromOneLine, mayReword, SAME_IDEA_MS } from '../hypothesis/rules.ts';
import { addHypothesis, hypothesisOf } from '../hypothesis/store.ts';
import { type Answer, open, say } from '../slack/answers.ts';
import { rich } from '../slack/blocks.ts';
import { withTyped } from '../slack/given-back.ts';
import { commands } from '../slack/ids.ts';
import type { Asked, Click, Command } from '../slack/listen.ts';
import { memberOf, squadHere } from '../squad/gate.ts';
import { loggedFor } from './logged.ts';
import { loggedMessage } from './logged-view.ts';

/** `/idea <one line>` is stored at once; `/idea` alone opens the modal. */
export async function logIdea(command: Command): Promise<Answer> {
  const gate = await squadHere(command, command.channelId);
  if ('refusal' in gate) return say(withTyped(gate.refusal, command.language(), command.text));
  const { here } = gate;
  if (command.text === '') return open(ideaModal({ ...here, key: newKey(command), squadId: here.squad.id }));
  const { workspaceId, key, person } = command;
  const { userId } = person;
  const said = command.text;
  const { answer } = await command.core.change((change) =>
    onceAlike(
      change.tx,
      { workspaceId, key, kind: commands.idea, userId, at: change.at },
      loggedSchema,
      async () => {
        const squadId = here.squad.id;
        const since = change.at - SAME_IDEA_MS;
        const which = { workspaceId, squadId, userId, kind: commands.idea, said, since };
        const same = await loggedSince(change.tx, which);
        if (same) return { accepted: { hypothesisId: same.id, said } };
        const { title, because } = fromOneLine(said);
        const wording = { ...justTitle(title), because };
        const made = await addHypothesis(change, { workspaceId, squadId, authorId: userId, wording });
        changed(change, here.squad, 'ideas');
        return { accepted: { hypothesisId: made.id, said } };
      },
    ),
  );
  const { core } = command;
  const hypothesis = await core.database.read((q) => hypothesisOf(q, workspaceId, answer.hypothesisId));
  if (!hypothesis) throw new Error(`The idea ${answer.hypothesisId} was stored and is not there.`);
  const long = fromOneLine(said).because !== null;
  return say(loggedMessage({ ...(await loggedFor(command, here, hypothesis)), long }));
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
    const sentence = click.words(language).hypothesis.takenIn;
    return say({ text: sentence, blocks: [rich(sentence)] });
  }
  return open(ideaModal({ key, language, squadId, hypothesis: about }));
}
