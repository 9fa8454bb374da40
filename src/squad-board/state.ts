import { type LocalDate, mondayOf } from '../calendar/date.ts';
import { dateAt, type Zone } from '../calendar/zone.ts';
import type { Commitment } from '../commitments/commitment.ts';
import { isVerdict } from '../hypothesis/rules.ts';
import type { Format } from '../language/format.ts';
import type { Speech } from '../language/speech.ts';

/** How something stands that was taken in, in a few words: "live by Thu", "live since Wed", "won". Empty: dropped. */
export function stateText(
  { state, bet, liveBy, launch, checkIn }: Commitment,
  { today, zone }: { readonly today: LocalDate; readonly zone: Zone },
  { words, format }: Speech,
): string {
  const told = words.squadBoard.state;
  switch (state) {
    case 'open':
      if (liveBy === null) return told.inWork;
      return (bet ? told.liveBy : told.doneBy)(dayText(liveBy, today, format));
    case 'launched':
      if (bet && isVerdict(bet.state)) return words.week.verdicts[bet.state];
      if (checkIn && checkIn.date > today) return told.lookAgain(format.shortDate(checkIn.date));
      return launch ? told.liveSince(dayText(dateAt(launch.at, zone), today, format)) : told.live;
    case 'done':
      return told.done;
    case 'carried':
      return told.carried;
    case 'dropped':
      return '';
  }
}

/** A day of this week by its weekday, another one by its date. */
const dayText = (date: LocalDate, today: LocalDate, format: Format): string =>
  mondayOf(date) === mondayOf(today) ? format.shortWeekday(date) : format.shortDate(date);
