/** Text of an XML file in the encoding it was saved in: by its byte order mark, else as it says of itself, else UTF-8. */

/** Bytes in which an XML declaration stands. */
const DECLARATION = 200;

/** The text. What cannot be decoded stands in it as U+FFFD; an encoding nobody knows counts as UTF-8. */
export function decodeXml(bytes: Uint8Array): string {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return decode(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decode(bytes, 'utf-16be');
  if (first === 0xef && second === 0xbb && third === 0xbf) return decode(bytes, 'utf-8');
  if (first === 0x3c && second === 0 && third === 0x3f && fourth === 0) return decode(bytes, 'utf-16le');
  if (first === 0 && second === 0x3c && third === 0 && fourth === 0x3f) return decode(bytes, 'utf-16be');
  const head = decode(bytes.subarray(0, DECLARATION), 'latin1');
  const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  // bytes that were readable so far are no UTF-16, whatever they say
  return decode(bytes, /^utf-?16/i.test(declared) ? 'utf-8' : declared);
}

function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
