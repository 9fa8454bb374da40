import { lexer, type Token, type Tokens } from 'marked';
import type { ComponentChildren } from 'preact';
import { Leaves, Link, Mrkdwn } from '../text/inline.tsx';

/** A `markdown` block: standard markdown. Markup in it stays words, and pictures become their words. */
export function Markdown({ text }: { text: string }) {
  return (
    <div class="markdown">
      <Many tokens={lexer(text)} />
    </div>
  );
}

function Many({ tokens }: { tokens: readonly Token[] | undefined }) {
  return (
    <>
      {tokens?.map((token) => (
        <One token={token} />
      ))}
    </>
  );
}

const HTML_ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };
const unescaped = (text: string): string =>
  text.replaceAll(/&(lt|gt|amp|quot|#39);/g, (whole, name: string) => HTML_ENTITIES[name] ?? whole);

const isTokens = <Type extends Tokens.Generic['type']>(
  token: Token,
  type: Type,
): token is Extract<Token, { type: Type }> => token.type === type;

function One({ token }: { token: Token }): ComponentChildren {
  const inside = 'tokens' in token ? <Many tokens={token.tokens} /> : undefined;
  switch (token.type) {
    case 'space':
      return null;
    case 'heading':
      // Below the page's own headings.
      return <p class="markdown-heading">{inside}</p>;
    case 'paragraph':
      return <p>{inside}</p>;
    case 'strong':
      return <strong>{inside}</strong>;
    case 'em':
      return <em>{inside}</em>;
    case 'del':
      return <s>{inside}</s>;
    case 'blockquote':
      return <blockquote>{inside}</blockquote>;
    case 'br':
      return <br />;
    case 'hr':
      return <hr />;
    default:
      return <Other token={token} inside={inside} />;
  }
}

function Other({ token, inside }: { token: Token; inside: ComponentChildren }): ComponentChildren {
  if (isTokens(token, 'link')) return <Link url={token.href}>{inside}</Link>;
  if (isTokens(token, 'image')) return <Link url={token.href}>{token.text}</Link>;
  if (isTokens(token, 'code')) return <pre>{token.text}</pre>;
  if (isTokens(token, 'codespan')) return <code>{unescaped(token.text)}</code>;
  if (isTokens(token, 'list')) return <MarkdownList token={token} />;
  if (isTokens(token, 'table')) return <MarkdownTable token={token} />;
  if (isTokens(token, 'text') && inside !== undefined) return inside;
  // Mentions are live in markdown too.
  if (/<[@#!][^<>]+>/.test(token.raw)) return <Mrkdwn text={token.raw} />;
  return <Leaves text={'text' in token ? unescaped(String(token.text)) : token.raw} find="all" />;
}

function MarkdownList({ token }: { token: Tokens.List | Tokens.Generic }) {
  const items: readonly Tokens.ListItem[] = token['items'] ?? [];
  const drawn = items.map((item) => (
    <li>
      {item.task && <span aria-hidden="true">{item.checked ? '☑ ' : '☐ '}</span>}
      <Many tokens={item.tokens.filter((each) => each.type !== 'checkbox')} />
    </li>
  ));
  return token['ordered'] ? <ol start={Number(token['start']) || 1}>{drawn}</ol> : <ul>{drawn}</ul>;
}

function MarkdownTable({ token }: { token: Tokens.Table | Tokens.Generic }) {
  const head: readonly Tokens.TableCell[] = token['header'] ?? [];
  const rows: readonly (readonly Tokens.TableCell[])[] = token['rows'] ?? [];
  return (
    <div class="table-frame">
      <table>
        <thead>
          <tr>
            {head.map((cell) => (
              <th scope="col" class={cell.align ?? 'left'}>
                <Many tokens={cell.tokens} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell) => (
                <td class={cell.align ?? 'left'}>
                  <Many tokens={cell.tokens} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
