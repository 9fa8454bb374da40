import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { field, listAt, stringAt } from '../../../text/json.ts';
import type { Block } from '../../../types.ts';
import { RichText } from '../text/rich-text.tsx';
import { Text } from '../text/text.tsx';
import { ActiveElement, blocksIn } from './holding.tsx';
import { Picture } from './image.tsx';
import { useViewer } from './screen.ts';

/** A card: a picture, a title with what stands below it, buttons. */
export function Card({ block }: { block: Block }) {
  const at = (name: string) => field(block, name);
  const actions = listAt(block, 'actions');
  return (
    <article class="card">
      {at('hero_image') !== undefined && <Picture of={at('hero_image')} look="hero" />}
      <div class="card-words">
        {(at('icon') !== undefined || at('title') !== undefined || at('subtitle') !== undefined) && (
          <div class="card-head">
            {at('icon') !== undefined && <Picture of={at('icon')} look="icon" />}
            <div>
              {at('title') !== undefined && (
                <div class="card-title">
                  <Text of={at('title')} />
                </div>
              )}
              {at('subtitle') !== undefined && (
                <div class="card-subtitle">
                  <Text of={at('subtitle')} />
                </div>
              )}
            </div>
          </div>
        )}
        {at('body') !== undefined && (
          <div class="lines">
            <Text of={at('body')} />
          </div>
        )}
        {actions.length > 0 && (
          <div class="actions">
            {actions.map((element) => (
              <ActiveElement key={stringAt(element, 'action_id')} block={block} element={element} />
            ))}
          </div>
        )}
      </div>
    </article>
  );
}

/** Cards side by side, to be pushed along. */
export function Carousel({ block }: { block: Block }) {
  const { words } = useViewer();
  const row = useRef<HTMLDivElement>(null);
  const cards = blocksIn(block, 'elements');
  const push = (way: number) => row.current?.scrollBy({ left: way * row.current.clientWidth * 0.8 });
  return (
    <section class="carousel" aria-label={words.cards}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div class="carousel-row" ref={row} tabIndex={0} role="group" aria-label={words.cards}>
        {cards.map((card) => (
          <Card key={card.block_id} block={card} />
        ))}
      </div>
      {cards.length > 1 && (
        <div class="carousel-ways">
          <button type="button" class="button icon" aria-label={words.previous} onClick={() => push(-1)}>
            ‹
          </button>
          <button type="button" class="button icon" aria-label={words.next} onClick={() => push(1)}>
            ›
          </button>
        </div>
      )}
    </section>
  );
}

/** Blocks in a frame with a title, which may be folded. */
export function Container({ block, children }: { block: Block; children: ComponentChildren }) {
  const collapsible = field(block, 'is_collapsible') === true;
  const [open, setOpen] = useState(!(collapsible && field(block, 'default_collapsed') === true));
  const id = useId();
  const rich = field(block, 'rich_text_title');
  const subtitle = field(block, 'subtitle');
  const icon = field(block, 'icon');
  const title = (
    <>
      {icon !== undefined && <Picture of={icon} look="icon" />}
      <span class="container-title">
        <strong>{rich === undefined ? <Text of={field(block, 'title')} /> : <RichText of={rich} />}</strong>
        {subtitle !== undefined && (
          <span class="card-subtitle">
            <Text of={subtitle} />
          </span>
        )}
      </span>
    </>
  );
  const divided = field(block, 'has_header_divider') === true && !collapsible;
  return (
    <section class={`container ${stringAt(block, 'width') ?? 'standard'}`}>
      {collapsible ? (
        <button
          type="button"
          class="container-head"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {title}
          <span class={open ? 'fold-sign open' : 'fold-sign'} aria-hidden="true" />
        </button>
      ) : (
        <div class={divided ? 'container-head divided' : 'container-head'}>{title}</div>
      )}
      <div id={id} class="container-body" hidden={!open}>
        {children}
      </div>
    </section>
  );
}
