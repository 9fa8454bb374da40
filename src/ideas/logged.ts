import type { There } from '../deeds/deed.ts';
import { mayAsk } from '../hot-topic/rules.ts';
import type { Hypothesis } from '../hypothesis/hypothesis.ts';
import { nextPlanning, planningSentence } from '../hypothesis/next-planning.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import { speechTo } from '../language/speech.ts';
import { elsewhereLine, triedElsewhere } from '../results/elsewhere.ts';
import { remember, rememberedLine } from '../results/memory.ts';
import type { Asked } from '../slack/listen.ts';
import { namesOf } from '../slack/names.ts';
import type { Here } from '../squad/gate.ts';
import { readerOf } from '../squad/reader.ts';
import { isMember } from '../squad/rules.ts';
import type { Logged } from './logged-view.ts';

/** Most members named to somebody who isn't one. */
const NAMED = 6;
/** Most that is told of what comes close. */
const CLOSE = 2;

/** The squad as somebody stands to it who has just logged an idea for it. */
export function hereFor(asked: Asked, { squad, members }: There): Here {
  const { language: its } = squad;
  return {
    squad,
    members,
    isMember: isMember(members, asked.person.userId),
    language: asked.language(its),
    words: asked.words(its),
  };
}

/** What the person who logged an idea reads of it: a member also what comes close to it, and whom to ask. */
export async function loggedFor(
  asked: Asked,
  here: Here,
  hypothesis: Logged['hypothesis'] & Pick<Hypothesis, 'workspaceId' | 'squadId'>,
): Promise<Logged> {
  const { core, workspaceId } = asked;
  const { squad, members, isMember, language } = here;
  const reader = readerOf(asked, squad);
  const { now } = reader;
  return await core.database.read(async (q) => {
    const next = await nextPlanning(q, squad, now);
    const ids = isMember ? [] : members.map((member) => member.userId);
    const listed = list(language, ids.map(await namesOf(q, workspaceId, ids)));
    const planning = planningSentence(next, { ...reader, names: listed });
    const found = { language, hypothesis, isMember, planning };
    if (!isMember) return { ...found, close: [], elsewhere: [], mayAsk: false };
    const { close, names } = await remember(q, hypothesis, CLOSE);
    const elsewhere = await triedElsewhere(q, squad, { like: hypothesis.title }, CLOSE);
    const recall = { ...speechTo(reader), names };
    return {
      ...found,
      close: close.map((one) => rememberedLine(one, recall)),
      elsewhere: elsewhere.map((one) => elsewhereLine(one, recall)),
      mayAsk: (await mayAsk(q, squad, now)).may,
    };
  });
}

function list(language: Language, names: readonly string[]): string {
  if (names.length === 0) return '';
  const { hypothesis: words } = catalogue(language);
  const format = formatFor(language);
  if (names.length <= NAMED) return format.list(names);
  const rest = words.more(format.number(names.length - NAMED + 1));
  return format.list([...names.slice(0, NAMED - 1), rest]);
}
