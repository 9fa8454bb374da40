import { field, stringAt } from '../../../text/json.ts';
import type { Block } from '../../../types.ts';
import { Link } from '../text/inline.tsx';
import { Text } from '../text/text.tsx';
import { useViewer } from './screen.ts';

/** A video: its picture and words. It plays where it lives. */
export function Video({ block }: { block: Block }) {
  const { words } = useViewer();
  const by = [stringAt(block, 'author_name'), stringAt(block, 'provider_name')].filter((each) => each);
  const titleUrl = stringAt(block, 'title_url');
  const title = <Text of={field(block, 'title')} />;
  return (
    <figure class="video">
      <figcaption>
        <strong>{titleUrl === undefined ? title : <Link url={titleUrl}>{title}</Link>}</strong>
        {by.length > 0 && <span class="hint">{by.join(' · ')}</span>}
        {field(block, 'description') !== undefined && <Text of={field(block, 'description')} />}
      </figcaption>
      <div class="screen">
        <span role="img" aria-label={stringAt(block, 'alt_text') ?? words.video}>
          ▶
        </span>
        <Link url={stringAt(block, 'video_url') ?? ''}>{words.openVideo}</Link>
      </div>
    </figure>
  );
}
