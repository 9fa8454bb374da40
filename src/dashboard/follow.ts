/**
 * What the page runs: it shows what the server sends, says when it hears nothing, and ends when it may be seen no more;
 * of a chart's points it says the one that is pointed at or reached by its keys.
 */
export const follow = `
const view = document.getElementById('view');
const offline = document.getElementById('offline');
const source = new EventSource(location.pathname.replace(/\\/$/, '') + '/events' + location.search);
source.onopen = () => { offline.hidden = true; };
source.onerror = () => { offline.hidden = false; if (source.readyState === 2) setTimeout(() => location.reload(), 5000); };
source.addEventListener('view', ({ data }) => {
  const open = [...view.querySelectorAll('details[open]')].map((one) => one.id);
  const focused = document.activeElement?.id;
  view.innerHTML = data;
  for (const id of open) document.getElementById(id)?.setAttribute('open', '');
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
});
view.addEventListener('keydown', (event) => {
  const all = [...view.querySelectorAll('.point')];
  const at = all.indexOf(event.target);
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: all.length - 1 }[event.key];
  if (at < 0 || !all[to]) return;
  event.preventDefault();
  all[at].setAttribute('tabindex', '-1');
  all[to].setAttribute('tabindex', '0');
  all[to].focus();
});
for (const type of ['focusin', 'mouseover', 'click']) view.addEventListener(type, ({ target }) => {
  const point = target.closest('.point');
  if (point) document.getElementById('said').textContent = point.getAttribute('aria-label');
});
source.addEventListener('end', () => { source.close(); location.reload(); });
`;
