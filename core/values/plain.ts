/**
 * What people type, paste and dictate, made plain before it is checked, compared and kept: one place for the signs of a
 * Chinese keyboard, of a copied table, of a phone that fills in its own number.
 */

/** Signs that look like a hyphen: of keyboards, of text programs, of full-width input. */
const DASHES = /[\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d]/g;

/** Full-width letters, digits and signs as half-width ones, the wide blank as a blank. */
function halfWidth(text: string): string {
  return text
    .replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0]/g, ' ');
}

/**
 * Half-width, blanks and (by default) hyphens dropped, letters upper case. For numbers of cards and documents.
 */
export function plainNumber(text: string, drop = /[\s-]/g): string {
  return halfWidth(text).replace(DASHES, '-').replace(drop, '').toUpperCase();
}

/** Signs typed for the X at the end of an identity number: Cyrillic, the Roman ten, the sign of multiplication. */
const LIKE_X = /[\u0425\u2169\u00d7\u2715]$/;

/** A number of an identity document: a small x is an X. */
export function plainDocumentNumber(text: string): string {
  return plainNumber(text).replace(LIKE_X, 'X');
}

/**
 * A telephone number: without the prefix of the country, the hyphen after an area code kept, those inside a mobile
 * number not.
 */
export function plainPhone(text: string): string {
  const typed = plainNumber(text, /\s/g).replace(/^\((\d+)\)-?/, '$1-');
  const abroad = /^(?:\+|00)\(?86\)?-?|^86-?(?=1[3-9][\d-]{9,}$)/;
  const local = typed.replace(abroad, '');
  if (/^1[3-9]/.test(local)) return local.replace(/-/g, '');
  // +86 936 …: the zero of the area code is left out abroad
  return local !== typed && /^[1-9]/.test(local) ? `0${local}` : local;
}

/** Signs used between the parts of a name for the interpunct 间隔号 of GB/T 15834. */
const INTERPUNCTS = /[\u00b7\u2022\u2027\u2219\u22c5\u30fb\uff65\u16eb\u2e31]/g;

/**
 * A name of a person: one interpunct, `古丽·艾`, whatever keyboard it was typed on, a stop between Chinese characters
 * taken for it, blanks that only fill up `张 三` dropped, one blank between Latin words.
 */
export function plainName(text: string): string {
  return halfWidth(text)
    .replace(INTERPUNCTS, '·')
    .replace(/\s*·\s*/g, '·')
    .replace(/(\p{Script=Han})\.(?=\p{Script=Han})/gu, '$1·')
    .replace(/(\p{Script=Han})\s+(?=\p{Script=Han})/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A day, a moment or a code: half-width, with plain hyphens. */
export function plainCode(text: string): string {
  return halfWidth(text).replace(DASHES, '-').trim();
}

/** Whatever ends a line. */
const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/**
 * Signs nobody sees and no file format takes: control characters but the tab and the end of a line, marks that turn the
 * direction of writing, blanks without width, halves of characters.
 */
const UNSEEN =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/g;
const HALVES = /[\ud800-\udbff](?![\udc00-\udfff])|(^|[^\ud800-\udbff])[\udc00-\udfff]/g;

/** A text without what cannot be seen; lines end in one way. */
export function readable(text: string): string {
  return text.replace(UNSEEN, '').replace(HALVES, '$1').replace(new RegExp(LINE_BREAK, 'g'), '\n');
}

/** Whether a text has more than one line. */
export function isSeveralLines(text: string): boolean {
  return LINE_BREAK.test(text);
}

/** On one line: for names of files and places, which nobody is asked to type again. */
export function onOneLine(text: string): string {
  return readable(text)
    .replace(/[\n\t]+/g, ' ')
    .trim();
}
