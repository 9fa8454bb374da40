/** How the page looks: on a phone, a laptop and a wall, in the light and in the dark, and printed. */
export const style = `
:root { color-scheme: light dark; --ground: #fbfaf7; --card: #fff; --ink: #1d2521; --soft: #56625b; --line: #e2e0d8;
  --bar: #2f7d5b; --on-bar: #fff; --so-far: #9cc7b1; --aim: #b4541a; --good: #1f6b4a; --bad: #a3411f; }
@media screen and (prefers-color-scheme: dark) { :root { --ground: #131916; --card: #1b2320; --ink: #eef2ef; --soft: #a9b5ae;
  --line: #2e3a34; --bar: #57b98c; --on-bar: #10201a; --so-far: #35664f; --aim: #f0a36b; --good: #7fd6ac; --bad: #f2a184; } }
* { box-sizing: border-box; }
html { font-size: clamp(15px, 0.55vw + 11px, 24px); }
body { margin: 0; background: var(--ground); color: var(--ink); line-height: 1.45;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
main { display: grid; gap: 1rem; max-width: 110rem; margin: 0 auto; padding: 1rem; grid-template-columns: minmax(0, 1fr); overflow-wrap: anywhere; }
main:focus { outline: 0; }
.skip { position: absolute; inset-inline-start: -99rem; background: var(--card); padding: 0.5rem 1rem; }
.skip:focus { inset-inline-start: 1rem; top: 0.5rem; z-index: 1; }
.top { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0.25rem 1rem; max-width: 110rem;
  margin: 0 auto; padding: 0.75rem 1rem 0; overflow-wrap: anywhere; }
.top p { margin: 0; font-weight: 600; min-width: 0; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem; }
nav li { border: 0; padding: 0; }
nav a { display: block; padding: 0.35rem 0.8rem; border-radius: 0.5rem; color: var(--soft); text-decoration: none; }
nav a:hover { color: var(--ink); text-decoration: underline; }
nav a[aria-current] { color: var(--ink); background: var(--card); box-shadow: inset 0 -2px 0 var(--good); font-weight: 600; }
a { color: var(--good); }
body > footer { max-width: 110rem; margin: 0 auto; padding: 0 1rem 1rem; }
footer, .week { color: var(--soft); }
.week, footer p { margin: 0; }
section { background: var(--card); border: 1px solid var(--line); border-radius: 0.6rem; padding: 1rem; min-width: 0; }
h1 { margin: 0; font-size: 1rem; font-weight: 400; display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.75rem; }
h1 .name { flex-basis: 100%; color: var(--soft); }
h1 strong { font-size: clamp(3.2rem, 9vw, 6.5rem); line-height: 1.05; font-variant-numeric: tabular-nums; }
h1 .aim { font-size: 1.3rem; color: var(--soft); }
h2 { margin: 0 0 0.5rem; font-size: 1rem; }
ul { margin: 0; padding: 0; list-style: none; display: grid; gap: 0.5rem; }
li { border-top: 1px solid var(--line); padding-top: 0.5rem; }
li:first-child { border-top: 0; padding-top: 0; }
.who, .small, .also { color: var(--soft); }
.state { display: inline-block; border: 1px solid var(--line); border-radius: 1rem; padding: 0 0.6rem; }
.state:empty { display: none; }
.state.won { border-color: var(--good); color: var(--good); }
.state.lost { border-color: var(--bad); color: var(--bad); }
section .pace { margin: 0.25rem 0 0; font-weight: 600; }
.pace.kept { color: var(--good); }
.pace.missed { color: var(--bad); }
section .small { margin: 0.25rem 0 0; }
.also, .paused { margin: 0; }
figure { margin: 1rem 0 0; }
section p { margin: 0; }
svg { display: block; overflow: visible; width: 100%; height: auto; max-height: 40vh; }
svg text { fill: var(--ink); font-size: 15px; text-anchor: middle; font-variant-numeric: tabular-nums; }
svg text.when { fill: var(--soft); font-size: 13px; }
svg text.inside { fill: var(--on-bar); }
svg text.inside.so-far { fill: var(--ink); }
.bar { fill: var(--bar); }
.bar.so-far { fill: var(--so-far); stroke: var(--bar); stroke-dasharray: 4 3; }
line.aim { stroke: var(--aim); stroke-width: 2; stroke-dasharray: 6 4; }
.weeks-line { max-height: 55vh; }
.grid { stroke: var(--line); }
svg text.tick { text-anchor: end; fill: var(--soft); font-size: 13px; }
.line { fill: none; stroke: var(--bar); stroke-width: 2.5; stroke-linejoin: round; }
.dot { fill: var(--bar); }
.dot.so-far { fill: var(--card); stroke: var(--bar); stroke-width: 2; }
.column { fill: transparent; }
.point:hover .column, .point:focus .column { fill: var(--soft); fill-opacity: 0.15; }
.point:focus { outline: 0; }
.point:focus .column { stroke: var(--aim); stroke-width: 2; }
.mark.launched, .legend .launched { fill: var(--soft); color: var(--soft); }
.mark.won, .legend .won { fill: var(--good); color: var(--good); }
.legend .aim { color: var(--aim); font-weight: 700; }
#said { min-height: 3em; }
section .legend { color: var(--soft); margin: 0 0 0.5rem; }
main > h1 { font-size: 1.4rem; font-weight: 600; }
.figures { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr)); }
.figure .big { font-size: 1.9rem; font-weight: 600; line-height: 1.2; font-variant-numeric: tabular-nums; }
.figure .small { margin-top: 0.4rem; }
.figure.between { grid-column: span 2; }
@media (max-width: 60rem) { .figure.between { grid-column: 1 / -1; } }
.choices a { border: 1px solid var(--line); padding: 0.2rem 0.7rem; }
.choices a[aria-current="false"] { background: none; color: var(--soft); box-shadow: none; font-weight: 400; }
.scrolls { overflow-x: auto; }
.wide { width: 100%; }
.wide td, .wide th { border-top: 1px solid var(--line); padding: 0.4rem 1rem 0.4rem 0; vertical-align: top; }
.wide thead th { color: var(--soft); border: 0; }
.wide tbody th { white-space: nowrap; }
.wide th, .wide td:not(:last-child) { overflow-wrap: break-word; }
svg text.tick.long { text-anchor: start; }
.legend span + span { margin-inline-start: 1rem; }
.looking { display: flex; flex-wrap: wrap; align-items: end; gap: 0.5rem 1rem; }
.looking label { display: grid; color: var(--soft); min-width: 0; }
input, select { font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--soft); border-radius: 0.4rem; padding: 0.4rem 0.5rem; max-width: 100%; }
.answers .title { font-weight: 600; }
.turning { display: flex; gap: 1rem; margin: 0; }
summary { cursor: pointer; color: var(--soft); }
table { border-collapse: collapse; margin-top: 0.5rem; }
th, td { text-align: start; padding: 0.15rem 1rem 0.15rem 0; font-weight: 400; font-variant-numeric: tabular-nums; }
button { font: inherit; font-weight: 600; padding: 0.6rem 1.6rem; border: 0; border-radius: 0.5rem; background: var(--good); color: var(--ground); cursor: pointer; }
:focus-visible { outline: 3px solid var(--aim); outline-offset: 2px; }
#offline { position: fixed; inset: auto 0 0; margin: 0; padding: 0.5rem 1rem; background: var(--bad); color: var(--ground); text-align: center; }
.plain { max-width: 36rem; padding-top: 15vh; }
.plain h1 { font-weight: 600; font-size: 1.4rem; }
@media (max-width: 34rem) { .wide tbody th { white-space: normal; } .wide td, .wide th { padding-inline-end: 0.5rem; } svg text.tick { font-size: 18px; } svg text { font-size: 22px; } svg text.when { font-size: 20px; } svg text.when:not(.edge) { display: none; } }
@media (min-width: 60rem) { .now { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); align-items: start; }
  .now > .week, .now > footer, .now > .paused { grid-column: 1 / -1; } .now > .number { grid-row: span 6; } .now > .also { padding: 0 1rem; } }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print { :root { color-scheme: light; } body { background: none; } section { break-inside: avoid; } nav, form, .turning, .skip, #offline, #said, details { display: none; } }
`;
