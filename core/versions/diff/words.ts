/** Names and values in the words of the people who work with them. */
import { isObject } from '../../json.ts';
import { HEARD } from '../../engine/vocabulary.ts';
import type { Json, JsonObject } from '../../vocabulary.ts';
import { isPeriod } from './json.ts';
import { messages as time } from '../../time/messages.ts';
import type { PeriodUnit } from '../../basics.ts';
import { messages, terms } from './messages.ts';
import { signs } from '../../signs/messages.ts';

/** Longer texts are cut; what was compared is in the change itself. */
const LONGEST = 80;

/** Names found in either version, the later one's first. */
export class Words {
  private readonly steps = new Map<string, string>();
  private readonly forms = new Map<string, string>();
  private readonly events = new Map<string, string>();
  private readonly roles: ReadonlyMap<string, string>;

  constructor(sources: readonly JsonObject[], roles: Iterable<{ id: string; name: string }>) {
    this.roles = new Map([
      ['filer', messages.words.applicant],
      ['public', messages.words.anybody],
      ...[...roles].map(({ id, name }) => [id, name] as [string, string]),
    ] as [string, string][]);
    for (const source of sources) this.learn(source);
  }

  /** 「县级审批」 */
  step(key: string): string {
    return messages.words.quoted(this.steps.get(key) ?? key);
  }

  form(id: string): string {
    return messages.words.formTitle(this.forms.get(id) ?? id);
  }

  role(id: string): string {
    const [base = id, part] = id.split(':');
    const name = this.roles.get(base) ?? base;
    return part === undefined ? name : signs.aside(name, part);
  }

  /** What the machine hears: 「同意」. */
  event(name: string, outcome?: string): string {
    return messages.words.quoted(outcome ?? this.events.get(name) ?? HEARD[name] ?? name);
  }

  /** A value as part of a sentence; `key` is the property that holds it. */
  value(value: Json | undefined, key = ''): string {
    if (value === undefined || value === null) return messages.words.none;
    if (typeof value === 'boolean') return value ? messages.words.yes : messages.words.no;
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string') return this.text(value, key);
    if (Array.isArray(value)) return this.list(value, key);
    if (isPeriod(value)) return periodText(value as JsonObject);
    const name = value.label ?? value.title ?? value.kind ?? value.message;
    return short(typeof name === 'string' ? `“${name}”` : JSON.stringify(value));
  }

  private text(value: string, key: string): string {
    if (key === 'role' || key === 'roles') return this.role(value);
    if (key === 'form' || key === 'objections') return this.form(value);
    if (key === 'target' || key === 'usual') return this.step(value.split('.').at(-1) ?? value);
    const word = terms.values[key]?.[value];
    return word ?? (value === '' ? messages.words.empty : `“${short(value)}”`);
  }

  private list(value: Json[], key: string): string {
    if (value.length === 0) return messages.words.none;
    const words = value.map((each) => this.value(each, key));
    const text = words.join(messages.words.between);
    return text.length > LONGEST
      ? messages.words.more(words.slice(0, 3).join(messages.words.between).slice(0, LONGEST), value.length)
      : text;
  }

  private learn({ definition, forms }: JsonObject): void {
    if (isObject(forms))
      for (const [id, form] of Object.entries(forms))
        learn(this.forms, id, isObject(form) ? form.title : null);
    if (!isObject(definition)) return;
    if (isObject(definition.actions))
      for (const [name, action] of Object.entries(definition.actions))
        learn(this.events, name, isObject(action) ? action.label : null);
    this.learnStates(definition.machine);
  }

  private learnStates(node: Json | undefined): void {
    if (!isObject(node) || !isObject(node.states)) return;
    for (const [key, child] of Object.entries(node.states)) {
      if (!isObject(child)) continue;
      learn(this.steps, key, isObject(child.meta) ? child.meta.label : child.description);
      this.learnStates(child);
    }
  }
}

function learn(names: Map<string, string>, key: string, name: Json | undefined): void {
  if (typeof name === 'string' && name !== '' && !names.has(key)) names.set(key, name);
}

/** Cut to what fits a line. */
function short(text: string): string {
  const flat = text.replace(/\s+/g, ' ');
  return flat.length > LONGEST ? `${flat.slice(0, LONGEST)}…` : flat;
}

/** `3 个工作日`, `到“date expression”为止`. */
function periodText(period: JsonObject): string {
  const parts = Object.entries(period).map(([key, value]) => {
    if (key === 'from') return messages.words.from(String(value));
    if (key === 'until') return messages.words.until(String(value));
    const unit = time.units[key as PeriodUnit];
    return typeof value === 'number' ? `${value} ${unit}` : `“${String(value)}”${unit}`;
  });
  return parts.join('');
}

/** What a property is called; as written where there is no word for it. */
export function keyText(key: string): string {
  return Object.hasOwn(terms.properties, key) ? (terms.properties[key] as string) : key;
}
