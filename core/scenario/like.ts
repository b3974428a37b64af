/**
 * A scenario told as another one with differences: `"like": "general-street"`. Everything is the other's but what is said
 * anew; of `given` each parameter, ledger and account by itself. Among its steps,
 * - `{ "same": { "from": "acceptance", "until": "payment" } }` is what the other does from its first act at one step until
 *   its first at another; left out: from where it was left last, until its end;
 * - `{ "same": "start", "change": { "loss.estimate": 300000 }, "without": ["bank"] }` is one act of the other with a
 *   different `as` or fields by path, or in another case where there are several: `{ "same": "start", "case": "b" }`. It may
 *   be taken more than once.
 * Without steps it is all the same. `street_decision#2` is the second act there; `start`, `object` and acts on the case go by
 * what is done.
 */
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import type { ScenarioFault } from './fault.ts';
import { words } from './messages.ts';

/** The scenarios beside one, by file name without its ending. */
export type Beside = (name: string) => unknown;

/** The scenario written out, or why it cannot be; any other value as it is. */
export function resolved(
  value: unknown,
  beside: Beside,
  within: string[] = [],
): { value: unknown; faults: ScenarioFault[] } {
  if (!isObject(value) || !('like' in value)) return { value, faults: [] };
  const fault = (path: string, message: string) => ({ value, faults: [{ path, message }] });
  const { like, given, steps = [{ same: {} }], ...own } = value;
  if (typeof like !== 'string') return fault('like', words.name);
  if (within.includes(like)) return fault('like', words.cycle([...within, like].join(' → ')));
  const other = resolved(beside(like), beside, [...within, like]);
  if (other.faults.length > 0) return other;
  if (!isObject(other.value) || !Array.isArray(other.value.steps)) return fault('like', words.unknown(like));
  if (!Array.isArray(steps)) return { value, faults: [] };
  const told = new Telling(other.value.steps).all(steps);
  const world = merged(other.value.given, given);
  return {
    value: { ...other.value, ...own, ...(world === undefined ? {} : { given: world }), steps: told.steps },
    faults: told.faults,
  };
}

/** Of the world, each named thing of each part by itself. */
function merged(given: Json | undefined, own: Json | undefined): Json | undefined {
  if (!isObject(given) || !isObject(own)) return own ?? given;
  const parts = Object.entries(own).map(([part, value]) => {
    const before = given[part];
    return [part, isObject(before) && isObject(value) ? { ...before, ...value } : value] as const;
  });
  return { ...given, ...Object.fromEntries(parts) };
}

/** The steps of a scenario, told along those of another. */
class Telling {
  private readonly others: Json[];
  private readonly faults: ScenarioFault[] = [];
  /** Where the other was left. */
  private at = 0;

  constructor(others: Json[]) {
    this.others = others;
  }

  all(steps: Json[]): { steps: Json[]; faults: ScenarioFault[] } {
    const told = steps.flatMap((step, i) =>
      isObject(step) && 'same' in step ? this.same(step, `steps.${i}`) : [step],
    );
    return { steps: told, faults: this.faults };
  }

  private same(step: JsonObject, path: string): Json[] {
    const { same } = step;
    if (typeof same === 'string') return this.one(same, step, path);
    if (!isObject(same)) return this.fault(`${path}.same`, words.same);
    const from = same.from === undefined ? this.at : this.place(same.from, `${path}.same.from`);
    const until =
      same.until === undefined ? this.others.length : this.place(same.until, `${path}.same.until`);
    if (from === null || until === null) return [];
    if (until < from) return this.fault(`${path}.same`, words.backwards);
    this.at = until;
    return this.others.slice(from, until);
  }

  private one(mark: string, { same: _, change, without = [], ...own }: JsonObject, path: string): Json[] {
    const place = this.place(mark, `${path}.same`);
    if (place === null) return [];
    this.at = place + 1;
    const act = this.others[place] as JsonObject;
    const field = ['start', 'object'].find((word) => word in act) ?? 'data';
    let data: Json = act[field] ?? {};
    for (const [name, value] of Object.entries(isObject(change) ? change : {}))
      data = changed(data, name.split('.'), value);
    for (const name of [without].flat()) {
      const less = changed(data, String(name).split('.'), undefined);
      if (JSON.stringify(less) === JSON.stringify(data))
        this.fault(`${path}.without`, words.absent(String(name)));
      data = less;
    }
    return [{ ...act, ...own, ...(field in act || isObject(change) ? { [field]: data } : {}) }];
  }

  /** Where an act of the other stands: `acceptance`, `acceptance#2`. */
  private place(mark: Json, path: string): number | null {
    const [, name = '', nth = '1'] = /^(.*?)(?:#(\d+))?$/.exec(String(mark)) ?? [];
    const places = this.others.flatMap((step, i) => (isObject(step) && nameOf(step) === name ? [i] : []));
    const found = places[Number(nth) - 1];
    if (found === undefined) this.fault(path, words.noAct(String(mark)));
    return found ?? null;
  }

  private fault(path: string, message: string): [] {
    this.faults.push({ path, message });
    return [];
  }
}

/** What an act of a scenario is found by. */
function nameOf(step: JsonObject): Json | undefined {
  return step.step ?? step.do ?? ['start', 'object', 'fund'].find((word) => word in step);
}

/** A copy with the value at a path, lists by number from 0; without it where the value is undefined. */
function changed(value: Json, [head = '', ...rest]: string[], to: Json | undefined): Json {
  const inner = Array.isArray(value) ? value[Number(head)] : isObject(value) ? value[head] : undefined;
  if (to === undefined && inner === undefined) return value;
  const next = rest.length > 0 ? changed(inner ?? {}, rest, to) : to;
  if (Array.isArray(value))
    return value.flatMap((item, i) => (i !== Number(head) ? [item] : next === undefined ? [] : [next]));
  const { [head]: _, ...others } = isObject(value) ? value : {};
  return next === undefined ? others : { ...(isObject(value) ? value : {}), [head]: next };
}
