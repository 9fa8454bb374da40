import { bold, type Line, line } from '../line.ts';

const list = (next: readonly string[]): string => (next.length === 0 ? '' : ` Next: ${next.join(', ')}.`);

/** Public holidays: whose are whose. */
export const holidays = {
  title: 'Public holidays',
  asks: 'On a public holiday nobody is asked, and it is no day to work. Whose are whose? A region has its own beside the country’s.',
  elsewhere: line`Somewhere else? Type ${bold('/squad holidays @Name Spain')}, or a region. For yourself, leave out the name.`,
  unsaid: (names: string): Line => line`I can’t tell from the clock where they live: ${names}.`,
  none: 'No public holidays',
  /** @param name of the holiday */
  day: (date: string, name: string): string => `${date} (${name})`,
  /** A calendar, who has it, and its next days. */
  line: (place: string, who: string, next: readonly string[] = []): Line =>
    line`${bold(place)}: ${who}.${list(next)}`,
  told: (who: string): Line => line`${bold('Public holidays')}, noted by ${who}:`,
  means: line`Nobody is asked on them, and where all are off, the meeting moves. Wrong? ${bold('/squad holidays')} changes whose they are, ${bold('/squad back')} a single day of yours.`,
  done: 'Noted. The channel reads it if it is about others, too.',
  /** @param who undefined: the reader */
  chosen: (who: string | undefined, place: string, next: readonly string[]): Line =>
    line`${who === undefined ? 'Your public holidays' : `The public holidays of ${who}`} are those of ${bold(place)} from now on.${list(next)}`,
  chosenNone: (who: string | undefined): Line =>
    line`${who === undefined ? 'You have' : `${who}:`} no public holidays from now on.`,
  unknownYear: (place: string, year: string): Line =>
    line`${bold(`I don’t know yet which days of ${year} are off in ${place}.`)} They are announced year by year. Until I do: ${bold('/squad days off')} notes them, ${bold('/squad days working')} a worked Saturday or Sunday.`,
  problems: {
    unknown: (text: string): Line =>
      line`Nothing was noted: I know no country or region called ${bold(`“${text}”`)}. Type one as in ${bold('/squad holidays Spain')}, or ${bold('/squad holidays')} alone to choose.`,
    which: 'Which of them do you mean?',
    asBefore: 'That is noted already.',
  },
};
