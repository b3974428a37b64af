/** Conditions answered both ways. */
import type { Interpreter } from '../../engine/machine.ts';
import type { JsonObject } from '../../vocabulary.ts';
import type { Facts, Tracking } from './facts.ts';

export type Question = { condition: string; holds: boolean };

/** Answers conditions as it was told to, then with yes, and notes where it could have said no. */
export class Oracle implements Interpreter {
  readonly others: Question[][] = [];
  /** Paths written. */
  readonly set: string[] = [];
  private readonly said: Question[] = [];
  private readonly answers = new Map<string, boolean>();
  private epoch = 0;

  constructor(
    private readonly told: Question[],
    private readonly tracking: Tracking,
  ) {}

  holds(condition: string, data: JsonObject): boolean {
    const key = `${this.epoch} ${condition}`;
    const before = this.answers.get(key);
    if (before !== undefined) return before;
    const answer = this.decide(condition, data as unknown as Facts);
    this.answers.set(key, answer);
    return answer;
  }

  computed(name: string, data: JsonObject): boolean {
    return this.holds(name, data);
  }

  assign(values: JsonObject, data: JsonObject): JsonObject {
    this.epoch += 1;
    this.said.length = 0;
    this.set.push(...Object.keys(values));
    return this.tracking.set(data as unknown as Facts, values) as unknown as JsonObject;
  }

  delay(): number {
    return 0;
  }

  private asked = 0;
  private readonly history: Question[] = [];

  private decide(condition: string, facts: Facts): boolean {
    const can = (holds: boolean): boolean =>
      this.tracking.possible([...this.said, { condition, holds }], facts);
    const told = this.told[this.asked];
    this.asked += 1;
    const holds = told ? told.holds : can(true);
    if (!told && holds && can(false)) this.others.push([...this.history, { condition, holds: false }]);
    this.said.push({ condition, holds });
    this.history.push({ condition, holds });
    return holds;
  }
}
