/**
 * Ids in a file that the parser does not take: letters beyond ASCII (`id="任务1"`), digits in front, blanks. They are
 * put aside before parsing and stand in the model again as they were written, so that findings name the element as its
 * file does.
 */

/** What the parser takes; BPMN itself allows every XML name. */
const PLAIN = /^(?:[A-Za-z][\w.-]*:)?[A-Za-z_][\w.-]*$/;
// a name is tried from its first letter only, so that long texts take no longer than short ones
const ATTRIBUTE = /(?<![\w:.-])([\w:.-]+)(\s*=\s*)(?:"([^"<]*)"|'([^'<]*)')/g;
const TEXT = />([^<>]{1,1000})</g;
const MARK = /xz-aside-(\d+)-/g;

/** Whether an id can be read by any BPMN editor. */
export function isPlainId(id: string): boolean {
  return PLAIN.test(id);
}

interface Aside {
  /** The text with stand-ins for ids that are not plain. */
  text: string;
  /** Puts the ids back, in whatever holds a stand-in. */
  restore<T>(value: T): T;
  /** The ids that were put aside. */
  ids: readonly string[];
}

/** Puts the ids aside that are not plain. */
export function setAside(xml: string): Aside {
  const marks = new Map<string, string>();
  const ids: string[] = [];
  for (const [, name, , double, single] of xml.matchAll(ATTRIBUTE)) {
    const value = double ?? single ?? '';
    if (name !== 'id' || value === '' || isPlainId(value) || marks.has(value)) continue;
    // blanks around an id do not count
    if (isPlainId(value.trim())) marks.set(value, value.trim());
    else marks.set(value, `xz-aside-${ids.push(decoded(value)) - 1}-`);
  }
  if (marks.size === 0) return { text: xml, ids, restore: (value) => value };
  const text = xml
    .replace(ATTRIBUTE, (whole, name: string, equals: string, double?: string, single?: string) => {
      const mark = name === 'name' ? undefined : marks.get(double ?? single ?? '');
      return mark === undefined ? whole : `${name}${equals}"${mark}"`;
    })
    .replace(TEXT, (whole, inside: string) => {
      const mark = marks.get(inside.trim());
      return mark === undefined ? whole : `>${mark}<`;
    });
  return { text, ids, restore: (value) => restored(value, ids) };
}

function decoded(raw: string): string {
  const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return raw.replace(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) => signs[name] ?? whole);
}

function restored<T>(value: T, ids: readonly string[]): T {
  if (typeof value === 'string') return value.replace(MARK, (mark, n: string) => ids[Number(n)] ?? mark) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => restored(each, ids)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, restored(each, ids)])) as T;
}
