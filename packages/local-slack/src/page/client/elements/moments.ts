// The moment pickers of a browser know no zones: they hold local date and time as text.

const parts = (at: number, zone: string): string => {
  const found = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => found.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
};

/** `2026-03-02T09:30` in a zone. @param unixSeconds as Slack's pickers hold it */
export const localText = (unixSeconds: number, zone: string): string => parts(unixSeconds * 1000, zone);

/** The UNIX time in seconds of a local date and time in a zone, the earlier of two; the one after a gap; undefined when it is no time. */
export function unixSecondsOf(text: string, zone: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return undefined;
  const asUtc = Date.parse(`${text}:00Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const offsetAt = (at: number): number => Date.parse(`${parts(at, zone)}:00Z`) - at;
  // The zone's offset a day before and after are the only two that can hold on this day.
  const instants = [asUtc - 86_400_000, asUtc + 86_400_000].map((near) => asUtc - offsetAt(near));
  const exact = instants.filter((at) => parts(at, zone) === text);
  return (exact.length > 0 ? Math.min(...exact) : Math.max(...instants)) / 1000;
}
