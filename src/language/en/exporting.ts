import { bold, type Inline, type Line, line } from '../line.ts';

/** What the bot says where the squad's memory goes out, and what stands in the file to be read. */
export const exporting = {
  coming:
    'I put together everything the squad has. It comes into our private messages in a moment, for you alone.',
  /** Without the scope for files. @param page the link to it; null: there is no page */
  noFiles: (page: boolean): Line =>
    page
      ? line`I may not send files here. Open the page with ${bold('/squad dashboard')}: “Export” at its foot has them. Or whoever manages the app adds ${bold('files:write')} at api.slack.com/apps and reinstalls it.`
      : line`I may not send files here yet. Whoever manages the app adds ${bold('files:write')} at api.slack.com/apps, under “OAuth & Permissions”, and reinstalls it; then ask me again.`,
  sent: (squad: Inline): Line =>
    line`Everything ${squad} has: as tables (CSV), to read (Markdown), to be brought in again (JSON).`,
  failed: 'The files did not reach Slack. Ask me again in a minute with /squad export.',

  link: 'Export',
  title: (squad: string): string => `Export: ${squad}`,
  what: 'Everything the squad has. What each file says is told in docs/memory-in-and-out.md.',

  asOf: (date: string): string => `As of ${date}.`,
  parts: {
    numbers: 'Numbers',
    ideas: 'Ideas and bets',
    actions: 'Actions',
    weeks: 'Weeks',
    rituals: 'Stand-ups and retros',
    blockers: 'What stood in the way',
  },
  roles: { northStar: 'North Star', driver: 'driver', guardrail: 'guardrail' },
  week: 'Week',
  value: 'Value',
  target: 'Target',
  field: (label: string, text: string): string => `${label}: ${text}`,
  learned: 'Learned',
  against: 'Against what the numbers suggest',
  inTheWay: 'in the way',
  wentWell: 'went well',
  didnt: 'didn’t',
  tryNext: 'try',
  until: (date: string): string => `until ${date}`,
  actionStates: { open: 'open', done: 'done', dropped: 'dropped' },
  commitmentStates: {
    open: 'open',
    launched: 'live since',
    done: 'done',
    carried: 'carried over',
    dropped: 'dropped',
  },
};
