import { perform } from '../deeds/deed.ts';
import { barredBack } from '../deeds/words.ts';
import { bold, plain } from '../language/line.ts';
import type { Answer } from '../slack/answers.ts';
import type { Command } from '../slack/listen.ts';
import { sentence, sentenceBack } from '../slack/sentence.ts';
import { typed } from '../slack/typed.ts';
import type { Squad } from '../squad/squad.ts';
import { squadInChannel } from '../squad/store.ts';
import { exporting } from './deeds.ts';
import { withExport } from './files.ts';

/** `/squad export`: everything the squad has, as files in the private messages of whoever asks. */
export async function exportCommand(command: Command): Promise<Answer> {
  const { core, workspaceId, channelId, text } = command;
  const squad = await core.database.read((q) => squadInChannel(q, workspaceId, channelId));
  const words = command.words(squad?.language);
  if (!squad) return sentenceBack(words.common.noSquadHere, command.language(), text);
  const done = await perform(command, exporting, { squadId: squad.id });
  if (!('accepted' in done))
    return 'barred' in done ? barredBack(command, done) : sentence(words.common.noSquadHere);
  if (!core.uploads.canSend) return sentence(words.exporting.noFiles(core.publicUrl !== undefined));
  // It came a second time: the files are on their way since the first.
  if (!done.repeated) {
    void core.activities.run('send an export', () => send(command, squad));
  }
  return sentence(words.exporting.coming);
}

/** Nobody waits for it; where it fails, whoever asked reads so. */
async function send(command: Command, squad: Squad): Promise<void> {
  const { core, workspaceId, person, key } = command;
  const { userId } = person;
  const { exporting: told } = command.words(squad.language);
  try {
    const from = { database: core.database, now: core.clock.now() };
    await withExport(from, squad, command.language(squad.language), (files) =>
      core.uploads.send(userId, plain(told.sent(bold(typed(squad.name)))), files),
    );
  } catch (error) {
    core.log.warn({ error }, 'An export did not reach who asked for it');
    await core.sayPrivately({ workspaceId, userId, key: `export/${key}`, said: told.failed });
  }
}
