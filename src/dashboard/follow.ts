/** What the page runs: it shows what the server sends, and says when it hears nothing. */
export const follow = `
const now = document.getElementById('now');
const offline = document.getElementById('offline');
const source = new EventSource(location.pathname.replace(/\\/$/, '') + '/events');
source.onopen = () => { offline.hidden = true; };
source.onerror = () => { offline.hidden = false; if (source.readyState === 2) setTimeout(() => location.reload(), 5000); };
source.addEventListener('now', ({ data }) => {
  const open = [...now.querySelectorAll('details[open]')].map((one) => one.id);
  now.innerHTML = data;
  for (const id of open) document.getElementById(id)?.setAttribute('open', '');
});
source.addEventListener('end', () => { source.close(); location.reload(); });
`;
