import type { KnownBlock, ModalView } from '@slack/types';
import { type Commitment, liveOn, mayChange } from '../commitments/commitment.ts';
import { inWorkOf, launchedOf } from '../commitments/store.ts';
import { mayAsk } from '../hot-topic/rules.ts';
import { askButton } from '../hot-topic/view.ts';
import type { Estimates } from '../hypothesis/estimate-store.ts';
import { estimatesOf, noEstimates } from '../hypothesis/estimate-store.ts';
import type { Hypothesis } from '../hypothesis/hypothesis.ts';
import { betText, rewordText, standingText } from '../hypothesis/lines.ts';
import { sideLines } from '../hypothesis/quarrel-sides.ts';
import { isWaiting, mayEstimate } from '../hypothesis/rules.ts';
import { hypothesisOf } from '../hypothesis/store.ts';
import type { Language } from '../language/language.ts';
import { bold, join, line, link } from '../language/line.ts';
import { speechTo } from '../language/speech.ts';
import { tellChange, tellPlan } from '../measurement/tell-plan.ts';
import { type Answer, open, update } from '../slack/answers.ts';
import { button, buttonFor, buttons, context, list, rich } from '../slack/blocks.ts';
import { actions, modals } from '../slack/ids.ts';
import type { Asked, Click } from '../slack/listen.ts';
import { modal } from '../slack/modal.ts';
import { namesOf } from '../slack/names.ts';
import { typed, typedLines } from '../slack/typed.ts';
import { memberAbout } from '../squad/gate.ts';
import { readerOf } from '../squad/reader.ts';
import { type History, type HistorySpeech, historyLines, historyOf } from './history.ts';
import { type Place, placeIn, turnTo } from './place.ts';

/** Longest text of each part; and how many are named beside an estimate. */
const MOST = 1000;
const NAMED = 12;
const PLAN = 150;
const CHANGED = 300;

/** What a page of one idea shows. */
interface Shown {
  readonly hypothesis: Hypothesis;
  readonly days: Estimates;
  readonly history: History;
  readonly mayAsk: boolean;
  /** With which it went live; undefined: it did not. */
  readonly live: Commitment | undefined;
  /** With which it is in work; undefined: it is not. */
  readonly inWork: Commitment | undefined;
}

/** One idea with its whole history and all that can be done with it. @param place where "Back" leads; null: nowhere */
export async function ideaView(
  asked: Asked,
  hypothesisId: string,
  place: Place | null,
): Promise<{ readonly view: ModalView } | { readonly refusal: Answer }> {
  const { core, workspaceId } = asked;
  const found = await memberAbout(asked, (q) => hypothesisOf(q, workspaceId, hypothesisId));
  if ('refusal' in found) return found;
  const { subject: hypothesis, here } = found;
  const { squad, language } = here;
  const { shown, names } = await core.database.read(async (q) => {
    const history = await historyOf(q, hypothesis);
    const days = (await estimatesOf(q, [hypothesisId])).get(hypothesisId) ?? noEstimates;
    const asking = await mayAsk(q, squad, core.clock.now());
    return {
      shown: {
        hypothesis,
        days,
        history,
        mayAsk: asking.may,
        live: await launchedOf(q, squad.id, hypothesisId),
        inWork: await inWorkOf(q, squad.id, hypothesisId),
      },
      names: await namesOf(q, workspaceId, history.people),
    };
  });
  const telling = { ...speechTo(readerOf(asked, squad)), names, rituals: squad.rituals };
  return { view: drawn(language, core.ids.key(), shown, place, telling) };
}

function drawn(
  language: Language,
  key: string,
  shown: Shown,
  place: Place | null,
  telling: HistorySpeech,
): ModalView {
  const { words, format, names } = telling;
  const { ideas, memory, common } = words;
  const { hypothesis, days, history } = shown;
  const { title, sourceUrl, state } = hypothesis;
  const { lines, earlier } = historyLines(hypothesis, history, telling);
  const latest = history.results[0];
  const standing = latest?.ruledOut ? memory.ruledOut : ideas.states[state];
  return modal({
    callbackId: modals.notice,
    title: ideas.detail.title,
    close: common.close,
    metadata: { key, ...place },
    blocks: [
      rich(
        bold(typed(title)),
        betText(words, format, { ...hypothesis, because: null }, MOST),
        hypothesis.because === null
          ? ''
          : `${words.hypothesis.because}${/[\n\r]/.test(hypothesis.because) ? '\n' : ' '}${typedLines(hypothesis.because, MOST)}`,
        ...(history.quarrel ? sideLines(history.quarrel, MOST, telling) : []),
        sourceUrl === null ? '' : line`${link(sourceUrl, ideas.shortcut.link)}`,
        join(
          [
            standing,
            standingText(words, format, { ...hypothesis, days }, { most: 300, named: NAMED, names }),
          ],
          ' · ',
        ),
        decidedText(shown, telling),
        changedText(history, telling),
      ),
      ...deeds(language, shown, telling),
      rich(bold(ideas.detail.history)),
      ...(earlier > 0 ? [context(ideas.detail.earlier(format.number(earlier)))] : []),
      list(lines),
      ...(place === null
        ? []
        : [
            buttons(
              button({
                text: ideas.detail.back,
                actionId: actions.listIdeas,
                value: turnTo(place.where, place.page),
              }),
            ),
          ]),
    ],
  });
}

/** How it is decided, while it is in work or live. */
function decidedText({ history, inWork, live }: Shown, telling: HistorySpeech): string {
  const [newest] = history.plans;
  const bet = live ?? inWork;
  if (!newest || !bet || bet.result !== null) return '';
  const { zone, retro } = telling.rituals;
  const deciding = { plan: newest.plan, live: liveOn(bet, zone), retro: retro.weekday };
  return tellPlan(deciding, telling, PLAN);
}

/** That how it is decided was changed, beside the answer and before it. */
function changedText({ results, plans }: History, telling: HistorySpeech): string {
  const [result] = results;
  const fixed = result ? result.fixed : plans[0];
  if (!fixed) return '';
  const by = telling.names(fixed.by);
  return tellChange(fixed, { zone: telling.rituals.zone, by, most: CHANGED }, telling);
}

/** What can be done with it now. */
function deeds(
  language: Language,
  { hypothesis, mayAsk, live, inWork }: Shown,
  { words }: HistorySpeech,
): KnownBlock[] {
  const { id: value, state } = hypothesis;
  const estimate = button({ text: words.hypothesis.estimateTitle, actionId: actions.estimate, value });
  if (!isWaiting(state)) {
    const { enterResult, correct } = words.week.buttons;
    const changeable = [inWork, live].find((one) => one && mayChange(one));
    const possible = [
      ...(mayEstimate(state) ? [estimate] : []),
      ...(live
        ? [buttonFor(live.result === null ? enterResult : correct, actions.enterResult, live.id)]
        : []),
      ...(changeable ? [buttonFor(words.week.change.one, actions.changeWork, changeable.id)] : []),
    ];
    return possible.length > 0 ? [buttons(...possible)] : [];
  }
  return [
    buttons(
      button({ text: words.week.takeIn.title, actionId: actions.takeIn, value, style: 'primary' }),
      estimate,
      button({ text: rewordText(words, hypothesis), actionId: actions.proposeIdea, value }),
      ...(mayAsk ? [askButton(language, value)] : []),
      button({ text: words.ideas.whatDiffers, actionId: actions.whatDiffers, value }),
      button({ text: words.ideas.drop.button, actionId: actions.dropIdea, value }),
    ),
  ];
}

/** "Open" on the list: the button's value is the idea. */
export async function onOpenIdea(click: Click): Promise<Answer> {
  const place = placeIn(click.modal?.metadata) ?? null;
  const shown = await ideaView(click, click.value, place);
  if ('refusal' in shown) return shown.refusal;
  return click.modal ? update(shown.view) : open(shown.view);
}
