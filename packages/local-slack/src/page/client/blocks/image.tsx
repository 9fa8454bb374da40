import { field, stringAt } from '../../../text/json.ts';
import { useViewer } from './screen.ts';

/** Only what this page brings itself is loaded: nothing leaves this machine. */
const IS_HERE = /^(data:image\/|blob:)/;

/** A picture. What lies elsewhere is not fetched: its words stand in its place. */
export function Picture({ of, look }: { of: unknown; look: string }) {
  const { words } = useViewer();
  const alt = stringAt(of, 'alt_text') ?? '';
  const url = stringAt(of, 'image_url') ?? stringAt(field(of, 'slack_file'), 'url') ?? '';
  if (IS_HERE.test(url)) return <img class={look} src={url} alt={alt} />;
  return (
    <span
      class={`picture ${look}`}
      role="img"
      aria-label={alt || words.image}
      title={`${alt}\n${words.notLoaded}\n${url}`}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M4 5h16v14H4z M4 16l5-5 4 4 3-3 4 4" fill="none" stroke="currentColor" stroke-width="1.5" />
        <circle cx="15.5" cy="9" r="1.5" fill="currentColor" />
      </svg>
      {look === 'large' && <span aria-hidden="true">{alt}</span>}
    </span>
  );
}
