import { z } from 'zod';
import { type Deed, inSquad, perform } from '../deeds/deed.ts';
import { mayDo, standingsOf } from '../deeds/permissions.ts';
import { sayBarred } from '../deeds/words.ts';
import { plain } from '../language/line.ts';
import { type Answer, say } from '../slack/answers.ts';
import { button, buttons, rich } from '../slack/blocks.ts';
import { actions } from '../slack/ids.ts';
import type { Click, Command } from '../slack/listen.ts';
import { namesOf } from '../slack/names.ts';
import { sentence } from '../slack/sentence.ts';
import { typed } from '../slack/typed.ts';
import { squadHere } from '../squad/gate.ts';
import { changeSquad } from '../squad/store.ts';

const given = z.object({ squadId: z.string(), isShared: z.boolean() });

/** The owner lets other squads of the workspace find what this one tried, or takes that back. */
const sharing: Deed<z.infer<typeof given>, undefined, { isShared: boolean }> = {
  name: 'squad.share',
  accepted: z.object({ isShared: z.boolean() }),
  find: inSquad,
  async act(change, { squad, actor }, { isShared }) {
    if (squad.isShared !== isShared) await changeSquad(change, squad, { isShared }, actor.userId);
    return { accepted: { isShared } };
  },
};

/** `/squad share`: what others find, and the owner's button. */
export async function shareCommand(command: Command): Promise<Answer> {
  const { core, workspaceId, person } = command;
  const gate = await squadHere(command, command.channelId);
  if ('refusal' in gate) return say(gate.refusal);
  const { squad, words } = gate.here;
  const { share } = words.memory;
  if (!mayDo('squad.share', standingsOf(person, gate.here))) {
    const names = await core.database.read((q) => namesOf(q, workspaceId, [squad.ownerId]));
    return sentence(share.onlyOwner(names(squad.ownerId)));
  }
  const { id: squadId, isShared } = squad;
  const now = isShared ? share.isOn : share.isOff;
  const turn = button({
    text: isShared ? share.turnOff : share.turnOn,
    actionId: actions.shareTried,
    value: JSON.stringify({ squadId, isShared: !isShared }),
  });
  const said = share.what(typed(squad.name, 80));
  return say({ text: plain(said), blocks: [rich(said, now), buttons(turn)] });
}

/** The owner's button. */
export async function onShare(click: Click): Promise<Answer> {
  const done = await perform(click, sharing, given.parse(JSON.parse(click.value)));
  if ('barred' in done) return sayBarred(click, done, ({ common }) => common.noSquadHere);
  const { share } = click.words(done.there?.squad.language).memory;
  return sentence('accepted' in done && done.accepted.isShared ? share.turnedOn : share.turnedOff);
}
