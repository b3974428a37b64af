/** The lines of a document 文书 (DocumentSpec.body, slots filled in): headings, tables, paragraphs. */
import { isDay } from '../../core/time/day.ts';
import { describeDate } from '../../core/time/describe.ts';
import { html, type Html } from './html.ts';

export type DocumentBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'table'; head: string[] | null; rows: string[][] }
  | { kind: 'text'; text: string; to: boolean };

const RULE = /^\|(\s*:?-{3,}:?\s*\|)+$/;

/**
 * Groups lines into blocks. A filled-in value may bring line ends of its own: each is a line of text, never a heading
 * or a table of the person who typed it, so values go in line by line before this is called with `body` as written.
 */
export function readLines(lines: readonly string[]): DocumentBlock[] {
  const blocks: DocumentBlock[] = [];
  for (const entry of lines) {
    const [line = '', ...rest] = entry.split(/\r\n?|\n/);
    readLine(blocks, line.trim());
    for (const more of rest) readText(blocks, more.trim());
  }
  return blocks;
}

function readLine(blocks: DocumentBlock[], line: string): void {
  if (line.startsWith('# ')) blocks.push({ kind: 'heading', text: line.slice(2).trim() });
  else if (line.length > 1 && line.startsWith('|') && line.endsWith('|')) readRow(blocks, line);
  else readText(blocks, line);
}

/** Lines of a table follow each other; anything else, a blank line too, ends it. */
function readRow(blocks: DocumentBlock[], line: string): void {
  let table = blocks.at(-1);
  if (table?.kind !== 'table') {
    table = { kind: 'table', head: null, rows: [] };
    blocks.push(table);
  }
  if (!RULE.test(line)) table.rows.push(cells(line));
  else if (table.rows.length === 1 && table.head === null) table.head = table.rows.pop() ?? null;
}

/** `\|` is a bar within a cell. */
function cells(line: string): string[] {
  return line
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => withDays(cell.trim().replaceAll('\\|', '|')));
}

/** Days within a text as a letter writes them; a line that is nothing but a day is told by its writer's signature. */
function withDays(text: string): string {
  const alone: boolean = isDay(text);
  if (alone) return text;
  return text.replace(/(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])/g, (found) =>
    isDay(found) ? describeDate(found) : found,
  );
}

function readText(blocks: DocumentBlock[], line: string): void {
  // the addressee stands first and flush left, as GB/T 9704 has it
  const first = !blocks.some((block) => block.kind === 'text' && block.text !== '');
  blocks.push({ kind: 'text', text: withDays(line), to: first && /[:：]$/.test(line) });
}

export function renderBlocks(blocks: readonly DocumentBlock[]): Html {
  return html`${blocks.map(renderBlock)}`;
}

function renderBlock(block: DocumentBlock): Html {
  switch (block.kind) {
    case 'heading':
      return html`<h2>${block.text}</h2> `;
    case 'text':
      return block.text === ''
        ? html``
        : html`<p${block.to && html` class="to"`}>${block.text}</p>
`;
    case 'table':
      return table(block.head, block.rows);
  }
}

/** Without a head line, two columns are a name and its value, and so are the pairs of an even table. */
function table(head: string[] | null, rows: string[][]): Html {
  const width = Math.max(head?.length ?? 0, ...rows.map((row) => row.length));
  const pairs = head === null && width % 2 === 0;
  return html`<table>
    ${
      head &&
      html`<thead>
        <tr>
          ${filled(head, width).map((cell) => html`<th scope="col">${cell}</th>`)}
        </tr>
      </thead>`
    }
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${filled(row, width).map((cell, i) => (pairs && i % 2 === 0 && cell !== '' ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`))}
          </tr> `,
      )}
    </tbody>
  </table>`;
}

function filled(row: string[], width: number): string[] {
  return [...row, ...Array<string>(width - row.length).fill('')];
}
