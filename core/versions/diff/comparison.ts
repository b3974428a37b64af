/** What is said about two sources, and which parts of them it covers. */
import type { Change } from '../../api-admin.ts';
import { equalJson, isObject } from '../../json.ts';
import type { Json, JsonObject } from '../../vocabulary.ts';
import { cameAndWent, pointer, valueAt, type Path } from './json.ts';
import type { Words } from './words.ts';
import { messages } from './messages.ts';
import { signs } from '../../signs/messages.ts';

type About = Change['about'];

/** Where something stands: what it is about, what to mark on the diagram, how it is called. */
export interface Owner {
  about: About;
  element: string | null;
  /** Beginning of the sentence: 「县级审批」. */
  name: string;
}

export class Comparison {
  readonly changes: Change[] = [];
  private readonly told: string[] = [];

  constructor(
    readonly before: JsonObject,
    readonly after: JsonObject,
    readonly words: Words,
  ) {}

  /** The values at a path on both sides. */
  at(path: Path): { before: Json | undefined; after: Json | undefined } {
    return { before: valueAt(this.before, path), after: valueAt(this.after, path) };
  }

  differs(path: Path): boolean {
    const { before, after } = this.at(path);
    return before === undefined || after === undefined ? before !== after : !equalJson(before, after);
  }

  /** Says that what stands at a path differs, with everything in it; nothing where it does not. */
  tell(owner: Pick<Owner, 'about' | 'element'>, path: Path, text: string): void {
    if (!this.differs(path)) return;
    this.say(owner, path, text);
  }

  /** Says it whatever is there. */
  say({ about, element }: Pick<Owner, 'about' | 'element'>, path: Path, text: string): void {
    const { before, after } = this.at(path);
    this.told.push(`${pointer(path)}/`);
    this.changes.push({
      kind: before === undefined ? 'added' : after === undefined ? 'removed' : 'changed',
      about,
      element,
      path: pointer(path),
      text,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    });
  }

  /** What stands at a path is called: its label or title on either side, else its key. */
  nameOf(path: Path): string {
    const { before, after } = this.at(path);
    const names = [after, before].flatMap((side) => (isObject(side) ? [side.label, side.title] : []));
    return String(names.find((name) => typeof name === 'string' && name !== '') ?? path.at(-1) ?? '');
  }

  /** Whether something was said about this place or what holds it. */
  covers(path: Path): boolean {
    const place = `${pointer(path)}/`;
    return this.told.some((told) => place.startsWith(told));
  }

  /** Names in the objects at a path: on one side only, or on both. */
  names(path: Path): { added: string[]; removed: string[]; both: string[] } {
    const { before, after } = this.at(path);
    const [old, now] = [keysOf(before), keysOf(after)];
    return {
      added: now.filter((name) => !old.includes(name)),
      removed: old.filter((name) => !now.includes(name)),
      both: now.filter((name) => old.includes(name)),
    };
  }

  /** Entries that came or went, each a sentence; those on both sides are returned. */
  entries(
    path: Path,
    owner: (name: string) => Pick<Owner, 'about' | 'element'>,
    what: (name: string) => string,
  ): string[] {
    const { added, removed, both } = this.names(path);
    for (const name of added) this.say(owner(name), [...path, name], messages.comparison.added(what(name)));
    for (const name of removed)
      this.say(owner(name), [...path, name], messages.comparison.removed(what(name)));
    return both;
  }

  /** How the value at a path differs: 由…改为…; for a list 增加…,去掉…. */
  fromTo(path: Path, key = path.at(-1) ?? ''): string {
    const { before, after } = this.at(path);
    if (Array.isArray(before) && Array.isArray(after)) {
      const { came, went } = cameAndWent(before, after);
      if (came.length + went.length > 0) return this.moreAndLess(came, went, key);
    }
    return fromTo(this.words.value(before, key), this.words.value(after, key));
  }

  /** 增加…,去掉… */
  moreAndLess(came: Json[], went: Json[], key = ''): string {
    const parts = [
      ...(came.length > 0 ? [messages.comparison.added(this.words.value(came, key))] : []),
      ...(went.length > 0 ? [messages.comparison.removed(this.words.value(went, key))] : []),
    ];
    return signs.list(parts);
  }
}

/** 由 3 天改为 5 天: with a space beside figures and letters, none beside Chinese. */
export function fromTo(before: string, after: string): string {
  return messages.comparison.fromTo(spaced(before), /^\w/.test(after) ? ' ' : '', after);
}

function spaced(text: string): string {
  return `${/^\w/.test(text) ? ' ' : ''}${text}${/\w$/.test(text) ? ' ' : ''}`;
}

function keysOf(value: Json | undefined): string[] {
  return isObject(value) ? Object.keys(value) : [];
}
