/**
 * Ids of forms and groups as paths of files, and back. Any text is an id; letters of any script, digits and `_ - .`
 * stay as they are, so the usual ids read the same. One to one.
 */

const PLAIN = /^[\p{L}\p{N}_-]$/u;

/** `temporary/application` → `temporary/application`; `../x` → `~002e~002e/x`. */
export function pathOf(id: string): string {
  return id.split('/').map(escaped).join('/');
}

/** The id of a path; null when the path is none that `pathOf` gives. */
export function idOf(path: string): string | null {
  const parts = path.split('/').map((part) => (part === '~' ? '' : part));
  const id = parts.map((part) => part.replace(/~([0-9a-f]{4})/g, (_, hex: string) => unit(hex))).join('/');
  return pathOf(id) === path ? id : null;
}

/** Names of files keep dots inside, not in front: `.x` and `..` mean something to file systems. */
function escaped(part: string): string {
  if (part === '') return '~';
  return [...part]
    .map((sign, at) => (PLAIN.test(sign) || (sign === '.' && at > 0) ? sign : hex(sign)))
    .join('');
}

function hex(sign: string): string {
  return sign
    .split('')
    .map((half) => `~${half.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

function unit(digits: string): string {
  return String.fromCharCode(parseInt(digits, 16));
}
