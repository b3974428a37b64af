/**
 * JSON as this project writes it: an object or a list stands on one line where it fits, keys stay in the order they were
 * written in. Definitions are read by people; a printer that opens every object hides them.
 */

/** Columns of a line. */
const WIDTH = 110;
const INDENT = '  ';
const LONGEST_WORD = 40;

/** Signs that take two columns: the scripts of East Asia with their punctuation, and pictures. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{3fffd}]/u;

/** The text of a JSON file, with a newline at its end. What is no JSON is left out, as `JSON.stringify` does. */
export function formatJson(value: unknown): string {
  const plain = JSON.parse(JSON.stringify(value) ?? 'null') as unknown;
  return `${opened(plain, '') ?? JSON.stringify(plain)}\n`;
}

/** A value where `before` columns of its line are taken beside the indent; a comma may follow it. */
function printed(value: unknown, indent: string, before: number): string {
  const line = flat(value);
  if (indent.length + before + columnsOf(line) + 1 <= WIDTH) return line;
  return opened(value, indent) ?? line;
}

/** An object or list with a line for each of its parts; null for what has none. */
function opened(value: unknown, indent: string): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const inner = indent + INDENT;
  const list = Array.isArray(value);
  const parts = list
    ? linesOf(value, inner)
    : Object.entries(value).map(([key, item]) => {
        const name = `${JSON.stringify(key)}: `;
        return name + printed(item, inner, columnsOf(name));
      });
  if (parts.length === 0) return null;
  const [open, close] = list ? '[]' : '{}';
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`;
}

function linesOf(list: unknown[], indent: string): string[] {
  return list.every(isWord) ? filled(list.map(flat), indent) : list.map((item) => printed(item, indent, 0));
}

/** Names, codes, numbers: what stands in a list to be overlooked, not read one by one. */
function isWord(value: unknown): boolean {
  if (typeof value === 'string') return !/\s/.test(value) && columnsOf(value) <= LONGEST_WORD;
  return typeof value !== 'object' || value === null;
}

/** As many on a line as it takes. */
function filled(words: string[], indent: string): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const line = lines.length > 0 ? `${lines.at(-1)}, ${word}` : word;
    if (lines.length > 0 && indent.length + columnsOf(line) + 1 <= WIDTH) lines[lines.length - 1] = line;
    else lines.push(word);
  }
  return lines;
}

/** On one line, whatever its length. */
function flat(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flat).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${flat(item)}`);
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

function columnsOf(text: string): number {
  let columns = 0;
  for (const sign of text) columns += WIDE.test(sign) ? 2 : 1;
  return columns;
}
