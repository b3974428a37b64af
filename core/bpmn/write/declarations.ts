/** What events refer to. */
import type { Kept } from '../model.ts';
import { el, type Element } from './xml.ts';

/** Messages, signals, errors, escalations: declared once, by name. */
export class Declarations {
  readonly elements: Element[] = [];
  private readonly ids = new Map<string, string>();

  /** `roots` are those the file declares itself. */
  constructor(
    private readonly taken: ReadonlySet<string>,
    roots: readonly Kept[] = [],
  ) {
    for (const { tag, attributes } of roots) {
      const kind = tag.replace(/^bpmn:/, '');
      const { id, name, [`${kind}Code`]: code } = attributes;
      const key = `${kind}:${code || name || id}`;
      if (id !== undefined && !this.ids.has(key)) this.ids.set(key, id);
    }
  }

  idOf(kind: string, ref: string): string {
    const key = `${kind}:${ref}`;
    const known = this.ids.get(key);
    if (known) return known;
    let id = `${kind}_${this.ids.size + 1}`;
    while (this.taken.has(id)) id = `${id}_`;
    this.ids.set(key, id);
    const code = kind === 'error' ? { errorCode: ref } : kind === 'escalation' ? { escalationCode: ref } : {};
    this.elements.push(el(`bpmn:${kind}`, { id, name: ref, ...code }));
    return id;
  }
}
