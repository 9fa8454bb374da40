/** What the page runs: it shows what the server sends, says when it hears nothing, and ends when it may be seen no more. */
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
source.addEventListener('end', () => { source.close(); location.reload(); });
`;
