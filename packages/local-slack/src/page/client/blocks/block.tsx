import { field, stringAt } from '../../../text/json.ts';
import { richTextAsText } from '../../../text/rich-text.ts';
import type { Block as BlockJson } from '../../../types.ts';
import { RichText } from '../text/rich-text.tsx';
import { Fold, Text } from '../text/text.tsx';
import { filled } from '../words/words.ts';
import { Card, Carousel, Container } from './card.tsx';
import { Chart } from './chart.tsx';
import { blocksIn } from './holding.tsx';
import { Picture } from './image.tsx';
import { Input } from './input.tsx';
import { Markdown } from './markdown.tsx';
import { useSurface, useViewer } from './screen.ts';
import { Actions, Context, Section } from './section.tsx';
import { DataTable, Table } from './table.tsx';
import { Plan, Task } from './task.tsx';
import { Video } from './video.tsx';

/** Blocks one below the other. */
export function Blocks({ blocks }: { blocks: readonly BlockJson[] }) {
  return (
    <>
      {blocks.map((block) => (
        <Block key={block.block_id} block={block} />
      ))}
    </>
  );
}

/** One block, whatever it is. */
function Block({ block }: { block: BlockJson }) {
  switch (block.type) {
    case 'section':
      return <Section block={block} />;
    case 'header':
      return <Header block={block} />;
    case 'divider':
      return <hr />;
    case 'context':
      return <Context block={block} />;
    case 'actions':
    case 'context_actions':
      return <Actions block={block} />;
    case 'image':
      return <ImageBlock block={block} />;
    case 'rich_text':
      return <FoldedRichText block={block} />;
    case 'input':
      return <Input block={block} />;
    case 'markdown':
      return <FoldedMarkdown text={stringAt(block, 'text') ?? ''} />;
    case 'table':
      return <Table block={block} />;
    case 'data_table':
      return <DataTable block={block} />;
    case 'data_visualization':
      return <Chart block={block} />;
    case 'card':
      return <Card block={block} />;
    case 'carousel':
      return <Carousel block={block} />;
    case 'container':
      return (
        <Container block={block}>
          <Blocks blocks={blocksIn(block, 'child_blocks')} />
        </Container>
      );
    case 'alert':
      return <Alert block={block} />;
    case 'video':
      return <Video block={block} />;
    case 'task_card':
      return <Task of={block} />;
    case 'plan':
      return <Plan of={block} />;
    default:
      return <Unknown type={block.type} />;
  }
}

/** Below the title of what it stands in. */
function Header({ block }: { block: BlockJson }) {
  const { kind } = useSurface();
  const Tag = kind === 'modal' ? 'h3' : 'h2';
  return (
    <Tag class="header">
      <Text of={field(block, 'text')} />
    </Tag>
  );
}

function ImageBlock({ block }: { block: BlockJson }) {
  const title = field(block, 'title');
  return (
    <figure class="image">
      {title !== undefined && (
        <figcaption>
          <Text of={title} />
        </figcaption>
      )}
      <Picture of={block} look="large" />
    </figure>
  );
}

function FoldedRichText({ block }: { block: BlockJson }) {
  const { names } = useViewer();
  return (
    <Fold text={richTextAsText(block, names)}>
      <RichText of={block} />
    </Fold>
  );
}

const FoldedMarkdown = ({ text }: { text: string }) => (
  <Fold text={text}>
    <Markdown text={text} />
  </Fold>
);

const LEVELS = ['default', 'info', 'warning', 'error', 'success'] as const;
const SIGNS = { default: 'ℹ', info: 'ℹ', warning: '⚠', error: '⚠', success: '✓' };

function Alert({ block }: { block: BlockJson }) {
  const { words } = useViewer();
  const level = LEVELS.find((each) => each === stringAt(block, 'level')) ?? 'default';
  return (
    <div class={`alert ${level}`} role="note">
      <span class="alert-sign" role="img" aria-label={words.alert[level]}>
        {SIGNS[level]}
      </span>
      <div class="lines">
        <Text of={field(block, 'text')} />
      </div>
    </div>
  );
}

function Unknown({ type }: { type: string }) {
  const { words } = useViewer();
  return <p class="hint">{filled(words.unknownBlock, type)}</p>;
}
