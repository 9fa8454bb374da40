import type { ComponentChildren } from 'preact';
import { controlAsText } from '../../../text/mrkdwn.ts';
import type { Control } from '../../../text/mrkdwn-control.ts';
import { type Inline, parseMrkdwn } from '../../../text/mrkdwn-tree.ts';
import { useViewer } from '../blocks/screen.ts';
import { type Finding, type Leaf, leavesOf } from './leaf.ts';
import { stretchesOf } from './lines.ts';

/** Only what a browser may open from here; anything else stays words. */
const OPENS = /^(https?:|mailto:)/i;

/** A link; one into this workspace leads there, all others elsewhere. */
export function Link({ url, children }: { url: string; children: ComponentChildren }) {
  const { goTo } = useViewer();
  if (!OPENS.test(url)) return <span class="link">{children}</span>;
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer noopener"
      onClick={(event) => {
        if (goTo(url)) event.preventDefault();
      }}
    >
      {children}
    </a>
  );
}

/** A person, channel or group by name. */
export function Mention({ children, mine }: { children: ComponentChildren; mine?: boolean }) {
  return <span class={mine ? 'mention mine' : 'mention'}>{children}</span>;
}

/** An emoji by Slack's name for it. */
export function Emoji({ name, character }: { name: string; character: string }) {
  return (
    <span class="emoji" role="img" aria-label={name.replaceAll('_', ' ')} title={`:${name}:`}>
      {character}
    </span>
  );
}

/** Words as they are, with what the client finds in them. */
export function Leaves({ text, find }: { text: string; find: Finding }) {
  return (
    <>
      {leavesOf(text, find).map((leaf) => (
        <One leaf={leaf} />
      ))}
    </>
  );
}

function One({ leaf }: { leaf: Leaf }) {
  switch (leaf.kind) {
    case 'text':
      return leaf.text;
    case 'emoji':
      return <Emoji name={leaf.name} character={leaf.character} />;
    case 'link':
      return <Link url={leaf.url}>{leaf.url}</Link>;
    case 'broadcast':
      return <Mention mine>@{leaf.range}</Mention>;
  }
}

function ControlView({ control }: { control: Control }) {
  const { names, me } = useViewer();
  const text = controlAsText(control, names);
  switch (control.kind) {
    case 'link':
      return <Link url={control.url}>{text}</Link>;
    case 'date':
      return <time dateTime={new Date(control.seconds * 1000).toISOString()}>{text}</time>;
    case 'user':
      return <Mention mine={control.id === me}>{text}</Mention>;
    case 'broadcast':
      return <Mention mine>{text}</Mention>;
    default:
      return <Mention>{text}</Mention>;
  }
}

const TAGS = { bold: 'strong', italic: 'em', struck: 's' } as const;

/** What stands on lines of its own ends them. */
const isFence = (node: Inline | undefined): boolean => node?.kind === 'code' && node.block;

function Nodes({ nodes, find }: { nodes: readonly Inline[]; find: Finding }) {
  return (
    <>
      {nodes.map((node, index) => (
        <NodeView node={node} find={find} afterFence={isFence(nodes[index - 1])} />
      ))}
    </>
  );
}

function NodeView({ node, find, afterFence }: { node: Inline; find: Finding; afterFence: boolean }) {
  switch (node.kind) {
    case 'text':
      return <Leaves text={afterFence ? node.text.replace(/^\n/, '') : node.text} find={find} />;
    case 'control':
      return <ControlView control={node.control} />;
    case 'code':
      return (
        <code class={node.block ? 'fence' : undefined}>
          <Nodes nodes={node.inside} find="nothing" />
        </code>
      );
    default: {
      const Tag = TAGS[node.kind];
      return (
        <Tag>
          <Nodes nodes={node.inside} find={find} />
        </Tag>
      );
    }
  }
}

/** A mrkdwn text as Slack's client reads it. */
export function Mrkdwn({ text, verbatim = false }: { text: string; verbatim?: boolean }) {
  const find = verbatim ? 'emoji' : 'all';
  return (
    <>
      {stretchesOf(text).map((stretch) =>
        stretch.quote ? (
          <span class="quote">
            <Nodes nodes={parseMrkdwn(stretch.text)} find={find} />
          </span>
        ) : (
          <span class="lines">
            <Nodes nodes={parseMrkdwn(stretch.text)} find={find} />
          </span>
        ),
      )}
    </>
  );
}
