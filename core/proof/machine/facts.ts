/**
 * What is known of the data while the machine is explored: of the fields its conditions read, those that are still
 * empty and those that were last set to a constant. The rest may hold anything its type allows.
 */
import { evaluate } from '../../expression/index.ts';
import type { Json, JsonObject } from '../../vocabulary.ts';
import { faultOf, readsIn } from '../parsed.ts';
import { type Domain, type GuardKnowledge, possible } from '../guards.ts';

/** Path → `{ is }` when the value is known; a path that is not there may hold anything. */
export type Facts = Readonly<Record<string, { is: Json }>>;

/** Facts for the paths that matter. */
export class Tracking {
  private readonly asked = new Map<string, boolean>();

  constructor(
    /** Paths that conditions read. */
    private readonly paths: readonly string[],
    private readonly knowledge: GuardKnowledge,
  ) {}

  /** Facts of the beginning: what nobody has written is empty. */
  initial(isWritten: (path: string) => boolean): Facts {
    return Object.fromEntries(
      this.paths.filter((path) => !isWritten(path)).map((path) => [path, { is: null }]),
    );
  }

  /** After something was written at a path and below: unknown, or a constant. */
  written(facts: Facts, path: string, expression?: string): Facts {
    const next: Record<string, { is: Json }> = { ...facts };
    const constant = expression === undefined ? undefined : constantOf(expression);
    for (const known of this.paths) {
      if (known === path && constant !== undefined && !isCompound(constant)) next[known] = { is: constant };
      else if (known.startsWith(`${path}.`) && constant === null) next[known] = { is: null };
      else if (known === path || known.startsWith(`${path}.`) || path.startsWith(`${known}.`))
        delete next[known];
    }
    return next;
  }

  /** After several were written, as `set` does it. */
  set(facts: Facts, values: JsonObject): Facts {
    return Object.entries(values).reduce(
      (known, [path, expression]) => this.written(known, path, String(expression)),
      facts,
    );
  }

  /** Whether conditions can be as told; false only when they certainly cannot. */
  possible(told: { condition: string; holds: boolean }[], facts: Facts): boolean {
    if (told.length === 0) return true;
    const key = JSON.stringify([told, facts]);
    let answer = this.asked.get(key);
    if (answer === undefined) {
      const domainOf = (path: string): Domain | undefined => {
        const known = facts[path];
        return known ? { values: [known.is], nullable: false } : this.knowledge.domainOf?.(path);
      };
      this.asked.set(key, (answer = possible(told, { ...this.knowledge, domainOf })));
    }
    return answer;
  }
}

const constants = new Map<string, Json | undefined>();
const MANY = 20_000;

/** The value of an expression that reads nothing. */
export function constantOf(expression: string): Json | undefined {
  if (constants.size > MANY) constants.clear();
  if (!constants.has(expression)) constants.set(expression, evaluated(expression));
  return constants.get(expression);
}

function evaluated(expression: string): Json | undefined {
  if (faultOf(expression) !== null || readsIn(expression).length > 0) return undefined;
  return evaluate(expression, {}).value;
}

function isCompound(value: Json): boolean {
  return typeof value === 'object' && value !== null;
}
