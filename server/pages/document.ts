/** An issued document 文书, laid out for A4 like an official letter (GB/T 9704: margins, type, signature at the right). */
import { isDay } from '../../core/time/day.ts';
import { describeDate } from '../../core/time/describe.ts';
import type { Day } from '../../core/vocabulary.ts';
import { readLines, renderBlocks, type DocumentBlock } from './document-lines.ts';
import { frame, type Site } from './frame.ts';
import { html } from './html.ts';
import { seal } from './seal.ts';
import { messages } from './messages.ts';

const w = messages.document;

export interface DocumentPageProps {
  site: Site;
  title: string;
  /** 文号; null: none. */
  number: string | null;
  /** DocumentSpec.body with its slots filled in, one entry per line as written. */
  body: readonly string[];
  /** Who signs. Several for a joint document. */
  offices: readonly string[];
  date: Day;
  /** An electronic seal was put on it. Otherwise a dashed ring shows where to stamp: nothing must look stamped that is not. */
  sealed?: boolean;
  /** Where 返回 leads; absent: not shown. */
  back?: string;
}

export function documentPage(props: DocumentPageProps): string {
  const { site, title, number, sealed = false } = props;
  const body = html`<article class="sheet letter">
      <h1>${title}</h1>
      ${number !== null && html`<p class="number">${number}</p>`}
      <div class="text">${renderBlocks(letterOnly(readLines(props.body), props))}</div>
      <div class="signature">
        ${props.offices.map(
          (office, i) =>
            html`<div class="signed">
              <p>${office}</p>
              <p>${i === props.offices.length - 1 ? describeDate(props.date) : '\u00a0'}</p>
              ${seal(sealed ? { name: office, style: 'sealed' } : { name: office, middle: w.sealHere, style: 'place' })}
            </div>`,
        )}
      </div>
    </article>
    ${props.back !== undefined && html`<p class="back"><a class="quiet" href="${props.back}">${w.back}</a></p>`}`;
  return frame({ site, title, kind: 'document', body });
}

/** The body without what the letter itself carries: its title on top, the office and the day at the end. */
function letterOnly(blocks: DocumentBlock[], { title, offices }: DocumentPageProps): DocumentBlock[] {
  const rest = blocks.filter(
    (block, i) => !(i === 0 && block.kind === 'heading' && title.endsWith(block.text)),
  );
  const endsWith = (is: (text: string) => boolean): boolean => {
    const last = rest.at(-1);
    return last?.kind === 'text' && is(last.text);
  };
  if (endsWith(isDay)) rest.pop();
  if (endsWith((text) => offices.some((office) => text.startsWith(office)))) rest.pop();
  return rest;
}
