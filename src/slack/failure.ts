import { catalogue } from '../language/catalogue.ts';
import { type Language, languageOf } from '../language/language.ts';
import { type Answer, errors, type SubmitAnswer, update } from './answers.ts';
import { addScope, missingScope } from './connection/error-code.ts';
import type { Core } from './core.ts';
import { notice } from './modal.ts';
import { NotToldYet } from './people.ts';
import { currentReference, referenceFrom } from './reference.ts';
import { sentenceBack } from './sentence.ts';

interface Failure {
  readonly error: unknown;
  /** The command, action or modal that failed. */
  readonly what: string;
  readonly workspaceId: string;
  readonly userId: string;
  /** What stood behind the command. */
  readonly text?: string;
}

/** Logs what went wrong under a reference; gives the reference and the words of the person it happened to. */
async function logged(core: Core, failure: Failure): Promise<{ reference: string; language: Language }> {
  const { error, what, workspaceId, userId } = failure;
  const reference = currentReference() ?? referenceFrom(core.ids.id());
  const scope = missingScope(error);
  const fields = { error, what, workspaceId, userId, reference };
  core.log.error(fields, scope === undefined ? 'A request failed' : `A request failed: ${addScope(scope)}`);
  // Slack is not asked: perhaps it is what failed, and nobody may wait for it twice.
  const person = await core.people.known(workspaceId, userId).catch(() => undefined);
  return { reference, language: languageOf(person) };
}

/** Nothing failed: Slack has to tell first who they are, and until then in which language they read. */
function notYet(core: Core, { error, what, workspaceId, userId }: Failure): string | undefined {
  if (!(error instanceof NotToldYet)) return undefined;
  core.log.warn(
    { what, workspaceId, userId },
    'Slack has not told yet who somebody is; they are asked to try again',
  );
  return catalogue(languageOf(undefined)).common.notToldYet;
}

/** A command or click failed: says so to the person, in their language, and gives back what they typed. */
export async function failed(core: Core, failure: Failure): Promise<Answer> {
  const wait = notYet(core, failure);
  if (wait !== undefined) return sentenceBack(wait, languageOf(undefined), failure.text ?? '');
  const { reference, language } = await logged(core, failure);
  return sentenceBack(catalogue(language).common.ourFaultOnClick(reference), language, failure.text ?? '');
}

/** A submission failed: the modal stays open with its text, and says so at its first field, where it has one. */
export async function submissionFailed(
  core: Core,
  failure: Failure,
  field: string | undefined,
): Promise<SubmitAnswer> {
  const wait = notYet(core, failure);
  const { reference, language } =
    wait === undefined ? await logged(core, failure) : { reference: '', language: languageOf(undefined) };
  const { common } = catalogue(language);
  const sentence = wait ?? common.ourFault(reference);
  return field === undefined
    ? update(notice(language, common.sorry, sentence))
    : errors({ [field]: sentence });
}
