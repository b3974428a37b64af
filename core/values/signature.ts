/** Who has signed: signatures as forms hold them, against the people who are to sign. */
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { messages } from './messages.ts';
import { plainDocumentNumber, plainName } from './plain.ts';

/**
 * One signature. `says` is the name it bears; a picture that bears none may be anybody's. The value is a data URL, a name,
 * the id of a file, `true`, or an object: a picture with the name of its `signer`.
 */
interface Signature {
  says: string | null;
}

/** Names of those who are to sign and have not, in their order; a signature serves for one person only. */
export function unsigned(signatures: Json | undefined, signers: Json | undefined): string[] {
  const everybody = people(signers);
  const waiting = new Set(everybody);
  let nameless = 0;
  for (const { says } of signaturesIn(signatures)) {
    const signer = says !== null && namedBy(says, everybody).find((one) => waiting.has(one));
    if (says === null) nameless += 1;
    else if (signer) waiting.delete(signer);
  }
  return [...waiting].slice(nameless).map(({ name }) => name);
}

/** How many different people have signed, as far as the signatures tell. */
export function signatureCount(signatures: Json | undefined): number {
  const all = signaturesIn(signatures);
  const named = all.flatMap(({ says }) => (says === null ? [] : [plainName(says)]));
  return new Set(named).size + all.length - named.length;
}

function signaturesIn(value: Json | undefined): Signature[] {
  if (value === undefined || value === null || value === false) return [];
  if (Array.isArray(value)) return value.flatMap(signaturesIn);
  if (typeof value === 'string') return isPicture(value) ? [{ says: null }] : namesIn(value);
  return [{ says: isObject(value) ? signerOf(value) : null }];
}

/** The name on a picture; that of an uploaded picture's file says nothing. */
export function signerOf(signature: JsonObject): string | null {
  const { id, file, image, signer, name } = signature;
  if (typeof signer === 'string' && signer !== '') return signer;
  const picture = (id ?? file ?? image) !== undefined;
  return !picture && typeof name === 'string' && name !== '' ? name : null;
}

/** Several names in one text: 王某军、赵某兰. */
function namesIn(text: string): Signature[] {
  return text
    .split(/[\u3001,\uff0c;\uff1b/\n]/)
    .filter((name) => name.trim() !== '')
    .map((text) => ({ says: messages.marks.includes(plainName(text)) ? null : text }));
}

/** Longer than any name: a picture, in whatever spelling. */
const LONGEST_NAME = 40;

function isPicture(text: string): boolean {
  return (
    text.startsWith('data:') ||
    /^[0-9a-f]{24}$/.test(text) ||
    (text.length > LONGEST_NAME && !/[\u3001,\uff0c;\uff1b]/.test(text))
  );
}

interface Person {
  name: string;
  number: string | null;
}

/** Names, or rows with a name and perhaps the number of a document, in whatever field they keep it. */
function people(signers: Json | undefined): Person[] {
  return (Array.isArray(signers) ? signers : []).flatMap((one): Person[] => {
    if (typeof one === 'string') return [{ name: one, number: null }];
    if (!isObject(one)) return [];
    const texts = Object.values(one).filter((value) => typeof value === 'string');
    const number = texts.map(plainDocumentNumber).find((text) => DOCUMENT.test(text)) ?? null;
    const name = typeof one.name === 'string' && one.name !== '' ? one.name : number;
    return name === null ? [] : [{ name, number }];
  });
}

/** Numbered like an identity card; a telephone number is shorter. */
const DOCUMENT = /^\d{17}[\dX]$/;

/** Whose name it is; 王某军 is not 王某, though his name begins with it. */
function namedBy(says: string, everybody: Person[]): Person[] {
  const named = everybody.filter((person) => isOf(says, person));
  const longest = Math.max(...named.map(({ name }) => name.length));
  return named.filter(({ name }) => name.length === longest);
}

/** `张某山(手印)` bears his name, an ID number stands for it. */
function isOf(says: string, { name, number }: Person): boolean {
  return (
    plainName(says).includes(plainName(name)) ||
    (number !== null && plainDocumentNumber(says) === plainDocumentNumber(number))
  );
}
