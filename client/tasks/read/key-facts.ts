/**
 * 关键信息: what decides a case, on one screen. A form may mark fields with `x-key: true`; where it marks none, the
 * choice is: who it is about, what was chosen, and every amount, date and number, in the order of the form; papers,
 * accounts, numbers of documents and long texts are read in the tabs.
 */
import { schemaAt } from '../../../core/form/fields.ts';
import { flatten, outlineOf, type OutlineLine } from '../../../core/form/outline.ts';
import { isObject } from '../../../core/json.ts';
import type { JsonObject } from '../../../core/vocabulary.ts';

/** More than this is no longer one screen. */
const MOST = 11;
/** A text up to this length reads as a fact. */
const SHORT = 24;

interface Facts {
  /** Short ones, side by side. */
  facts: OutlineLine[];
  /** The applicant's own account, in full width. */
  story: OutlineLine[];
}

export function keyFacts(
  form: { title: string; schema: JsonObject; pages: { title: string; fields: string[] }[] },
  data: JsonObject,
): Facts {
  const sections = flatten(outlineOf(form, data));
  const all = sections.flatMap((section) => section.lines);
  const marked = all.filter((entry) => entry.field['x-key'] === true);
  if (marked.length > 0) return split(marked);
  const chosen = all
    .map((entry) => ({ entry, weight: weightOf(entry) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST)
    .map(({ entry }) => entry);
  const order = new Map(all.map((entry, i) => [entry, i]));
  const facts = chosen.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  const people = sections.flatMap((section) =>
    section.lines
      .filter(({ path }) => isPerson(form.schema, path))
      .map((entry) => ({ ...entry, label: section.title })),
  );
  return { facts: [...people.slice(0, 1), ...facts], story: all.filter(isStory).slice(0, 2) };
}

/** The person the case is about, called by what they are in it, 申请人 王某军: how a group with an identity number begins. */
function isPerson(schema: JsonObject, path: string): boolean {
  const [group = '', field, ...deeper] = path.split('.');
  if (field === undefined || deeper.length > 0) return false;
  const fields = schemaAt(schema, group)?.['properties'];
  if (!isObject(fields) || Object.keys(fields)[0] !== field) return false;
  return Object.values(fields).some((one) => isObject(one) && one['format'] === 'id-card');
}

function split(entries: OutlineLine[]): Facts {
  return { facts: entries.filter((entry) => !isStory(entry)), story: entries.filter(isStory) };
}

/** Higher is more telling; 0 is left to the tabs. */
function weightOf({ path, field, value }: OutlineLine): number {
  const depth = path.split('.').length;
  if (field['x-type'] !== undefined || isStory({ path, field, value, label: '' })) return 0;
  const top = !path.includes('.');
  const format = field['format'];
  if (format === 'money') return (top ? 95 : 60) - depth;
  if (field['enum'] !== undefined || Array.isArray(value)) return top ? 90 : 0;
  if (format === 'date') return top ? 80 : 0;
  // That something holds is a fact; that it does not hold is the usual.
  if (typeof value === 'boolean') return top && value ? 85 : 0;
  if (typeof value === 'number') return (field['x-unit'] === undefined ? 50 : 70) - depth;
  if (format === undefined && typeof value === 'string' && value.length <= SHORT) return top ? 40 : 0;
  return 0;
}

function isStory({ field, value }: OutlineLine): boolean {
  return (
    typeof value === 'string' &&
    field['enum'] === undefined &&
    (field['x-widget'] === 'textarea' || value.length > 2 * SHORT)
  );
}
