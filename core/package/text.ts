/** Bytes of a file to text and to JSON, within bounds; whatever they are, the answer is a value or a diagnostic. */
import { strFromU8, strToU8 } from 'fflate';
import { formatJson } from '../definition/format-json.ts';
import type { Json } from '../vocabulary.ts';
import type { Problems } from './problems.ts';
import { messages } from './messages.ts';

/** How deep JSON may be nested; what reads definitions recurses. */
const MAX_DEPTH = 200;

/** Names that would reach an object's prototype. */
const UNSAFE = new Set(['__proto__']);

/** The text, a byte order mark kept; null when it is neither UTF-8 nor, by its mark, UTF-16. */
export function decodeText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes, 0);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes, 1);
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = marked ? bytes.subarray(3) : bytes;
  const text = strFromU8(body);
  if (text.includes('\uFFFD') && !same(strToU8(text), body)) return null;
  return marked ? `\uFEFF${text}` : text;
}

/** The value in a JSON file, undefined when there is none. Codes: `encoding_broken`, `json_broken`, `json_refused`. */
export function decodeJson(bytes: Uint8Array, file: string, problems: Problems): Json | undefined {
  const text = decodeText(bytes);
  if (text === null) {
    problems.error('encoding_broken', file, messages.text.notUtf8(file));
    return undefined;
  }
  if (depthOf(text) > MAX_DEPTH) {
    problems.error('json_refused', file, messages.text.tooDeep(file, MAX_DEPTH));
    return undefined;
  }
  try {
    let refused: string | undefined;
    const value = JSON.parse(text.replace(/^\uFEFF/, ''), (key, inner: unknown) => {
      if (UNSAFE.has(key)) refused = key;
      return inner;
    }) as Json;
    if (refused === undefined) return value;
    problems.error('json_refused', file, messages.text.refusedName(file, refused));
  } catch (error) {
    problems.error('json_broken', file, messages.text.notJson(file, (error as Error).message.slice(0, 200)));
  }
  return undefined;
}

/** A value as a file. */
export function encodeJson(value: unknown): Uint8Array {
  return strToU8(formatJson(value));
}

/** The deepest nesting of brackets outside of strings. Linear. */
function depthOf(text: string): number {
  let [depth, deepest, inString] = [0, 0, false];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (inString) {
      if (sign === '\\') at += 1;
      else if (sign === '"') inString = false;
    } else if (sign === '"') inString = true;
    else if (sign === '{' || sign === '[') deepest = Math.max(deepest, ++depth);
    else if (sign === '}' || sign === ']') depth -= 1;
  }
  return deepest;
}

/** `high`: where in each pair the high byte stands. */
function utf16(bytes: Uint8Array, low: 0 | 1): string | null {
  if (bytes.length % 2 === 1) return null;
  const units: string[] = [];
  for (let at = 2; at < bytes.length; at += 2)
    units.push(String.fromCharCode(bytes[at + low]! | (bytes[at + 1 - low]! << 8)));
  return units.join('');
}

function same(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, at) => byte === right[at]);
}
