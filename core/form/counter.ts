/** The measure word 量词 that rows and papers of a field are counted by. */
import { acceptedBy } from '../files/kinds.ts';
import type { JsonObject } from '../vocabulary.ts';
import { formWords } from './messages.ts';

/** What the field says by `x-unit`; else photos are 张, other papers 份, signatures 人, and anything else is 项. */
export function counterOf(field: JsonObject): string {
  const { counters } = formWords;
  if (typeof field['x-unit'] === 'string') return field['x-unit'];
  if (field['x-type'] === 'sign') return counters.signature;
  if (field['x-type'] !== 'attach') return counters.row;
  return acceptedBy(field)?.join() === 'photo' ? counters.photo : counters.paper;
}
