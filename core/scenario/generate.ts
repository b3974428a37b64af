/**
 * Scenarios for what the present ones miss: a search over the real engine, from every place the present ones come to and
 * from the start, nearest to something missed first. What it finds is played again from the beginning and returned only
 * when it holds and reaches what its name says. The same input gives the same scenarios, as long as time does not run out.
 */
import type { CompiledProcess } from '../engine/process.ts';
import type { County } from './county.ts';
import { itemsOf, watchCounty, type CoverageItem, type Reached, type WatchedCounty } from './coverage.ts';
import { pureDriver } from './pure.ts';
import { runScenario } from './run.ts';
import { distancesTo } from './search/distance.ts';
import { cannotBe } from './search/cannot-be.ts';
import { Frontier, type SearchNode } from './search/frontier.ts';
import { givenVariants } from './search/givens.ts';
import { interestOf, type Interest } from './search/interest.ts';
import { movesFrom, openings, tryMove } from './search/moves.ts';
import { activeStates, signatureOf } from './search/standing.ts';
import { scenarioOf } from './session.ts';
import { momentOf, Stage } from './stage.ts';
import type { WorldPreset, Scenario } from './types.ts';
import { words } from './messages.ts';

export interface Generated {
  /** Each with a name for its file, without ending. */
  scenarios: { file: string; scenario: Scenario; reaches: string[] }[];
  /** What was looked for and not found, and why as far as that is known. */
  unreached: { item: CoverageItem; why: string }[];
  /** Steps tried. */
  tried: number;
}

/** What to look for, where from, how long. */
interface Wanted {
  /** Ids of items that are reached already. */
  reached: ReadonlySet<string>;
  /** Scenarios of the process to go on from. */
  examples?: Scenario[];
  /** When a scenario begins where there is no example; default a working morning. */
  at?: string;
  /** Steps tried at most; default 3,000. */
  tries?: number;
  /** Asked again and again; true ends the search. */
  expired?: () => boolean;
}

const MORNING = '2026-03-02T09:00:00+08:00';
const TRIES = 3_000;
/** Farther than any way through a process. */
const FAR = 50;

/** Looks for scenarios that reach what is missed of a process. @throws RangeError when the county has no such process */
export async function generateScenarios(county: County, key: string, wanted: Wanted): Promise<Generated> {
  const process = county.processes.get(key);
  if (!process) throw new RangeError(`no process ${key}`);
  const search = new Search(county, process, wanted);
  await search.gather();
  await search.run();
  return search.answer();
}

class Search {
  private readonly watch: WatchedCounty;
  private readonly reached: Reached;
  private readonly process: CompiledProcess;
  private readonly interest: Interest;
  private readonly frontier = new Frontier();
  private readonly found: Generated['scenarios'] = [];
  private readonly missed: Map<string, CoverageItem>;
  /** Steps tried while a state was active. */
  private readonly triedAt = new Map<string, number>();
  private distances = new Map<string, number>();
  private tried = 0;

  constructor(
    private readonly county: County,
    process: CompiledProcess,
    private readonly wanted: Wanted,
  ) {
    this.watch = watchCounty(county);
    const { key } = process.definition;
    this.process = this.watch.county.processes.get(key) as CompiledProcess;
    this.reached = this.watch.reached.get(key) as Reached;
    this.interest = interestOf(process, county);
    this.missed = new Map(
      itemsOf(process)
        .filter(({ id }) => !wanted.reached.has(id))
        .map((item) => [item.id, item]),
    );
    this.measure();
  }

  private get over(): boolean {
    const { tries = TRIES, expired } = this.wanted;
    return this.missed.size === 0 || this.tried >= tries || expired?.() === true;
  }

  /** Takes in the places examples come to, also in other worlds, and the empty desk. */
  async gather(): Promise<void> {
    const { examples = [], at = MORNING } = this.wanted;
    for (const example of examples) await this.follow(example, example.given);
    for (const given of givenVariants(this.process, this.county, this.interest)) {
      const [first] = examples;
      if (first && given) await this.follow(first, { ...first.given, ...given });
      await this.follow({ at: first?.at ?? at, steps: [] }, given);
    }
  }

  private async follow(
    example: Pick<Scenario, 'at' | 'steps'>,
    given: WorldPreset | undefined,
  ): Promise<void> {
    if (this.over) return;
    const moment = momentOf(example.at);
    if (!moment) return;
    const driver = pureDriver(this.watch.county);
    await driver.begin(moment, given ?? {});
    const { key } = this.process.definition;
    let place: SearchNode = {
      stage: new Stage(driver, key),
      steps: [],
      at: example.at,
      ...(given ? { given } : {}),
      active: [],
    };
    this.take(place);
    for (const step of example.steps) {
      if ('expect' in step) continue;
      const stage = place.stage.on(place.stage.driver.fork());
      if (await stage.perform(step)) continue;
      place = { ...place, stage, steps: [...place.steps, step] };
      await this.arrive(place);
    }
  }

  /** Goes on until nothing is missed, nowhere is left to go, or it has been long enough. */
  async run(): Promise<void> {
    while (!this.over) {
      const place = this.frontier.next((active) => this.distance(active));
      if (!place) return;
      await this.expand(place);
    }
  }

  private async expand(place: SearchNode): Promise<void> {
    const opened = (await place.stage.caseNamed(undefined)) !== null;
    const moves = opened
      ? await movesFrom(place.stage, this.interest)
      : openings(this.process, this.interest, this.opening());
    for (const move of moves) {
      if (this.over) return;
      this.tried += 1;
      for (const id of place.active) this.triedAt.set(id, (this.triedAt.get(id) ?? 0) + 1);
      this.reached.ids.clear();
      const taken = await tryMove(place.stage, move);
      if (taken) await this.arrive({ ...place, stage: taken.stage, steps: [...place.steps, taken.step] });
    }
  }

  /** How the first example opens a case of this process. */
  private opening(): Parameters<typeof openings>[2] {
    const { key } = this.process.definition;
    const steps = this.wanted.examples?.flatMap((example) => example.steps) ?? [];
    for (const step of steps) if ('start' in step && (step.process ?? key) === key) return step;
    return undefined;
  }

  /** One is somewhere: is it new, and did the way there show something missed? */
  private async arrive(place: SearchNode): Promise<void> {
    const fresh = [...this.reached.ids].filter((id) => this.missed.has(id));
    this.reached.ids.clear();
    this.take(place);
    if (fresh.length > 0) await this.keep(place, fresh);
  }

  private take(place: SearchNode): void {
    const { world } = place.stage.driver;
    const cases = world.everyCase();
    place.active = cases.flatMap(activeStates);
    const signature =
      cases.length > 0
        ? cases.map((c) => signatureOf(world, c, this.interest.conditions)).join()
        : `start ${JSON.stringify(place.given ?? null)}`;
    this.frontier.add(place, signature);
  }

  /** Plays what was found from the beginning; only what holds and reaches its goal again is kept. */
  private async keep({ stage, steps, at, given }: SearchNode, fresh: string[]): Promise<void> {
    const goal = mostTelling(fresh.map((id) => this.missed.get(id) as CoverageItem));
    const name = words.reaching(goal.label);
    const { key } = this.process.definition;
    const opening = { name, process: key, at, ...(given ? { given } : {}) };
    const scenario = scenarioOf(opening, steps, await stage.look());
    const again = watchCounty(this.county);
    const { ok } = await runScenario(scenario, pureDriver(again.county));
    const reaches = fresh.filter((id) => again.reached.get(key)?.ids.has(id));
    if (!ok || reaches.length === 0) return;
    this.found.push({ file: this.fileFor(goal), scenario, reaches });
    for (const id of reaches) this.missed.delete(id);
    this.measure();
  }

  private fileFor({ id }: CoverageItem): string {
    const plain = id.slice(this.process.definition.key.length).replace(/[^a-z0-9]+/gi, '-');
    const base = `generated${plain.toLowerCase()}`.replace(/-+$/, '');
    const taken = new Set(this.found.map(({ file }) => file));
    let file = base;
    for (let n = 2; taken.has(file); n += 1) file = `${base}-${n}`;
    return file;
  }

  private measure(): void {
    const goals = new Set([...this.missed.values()].map(({ element }) => element));
    this.distances = distancesTo(this.interest.context.machine, goals);
  }

  private distance(active: string[]): number {
    const { initial } = this.process.definition.machine as { initial?: string };
    const from = active.length > 0 ? active : [`${this.process.definition.key}.${String(initial)}`];
    return Math.min(FAR, ...from.map((id) => this.distances.get(id) ?? FAR));
  }

  answer(): Generated {
    const unreached = [...this.missed.values()].map((item) => ({ item, why: this.whyNot(item) }));
    return { scenarios: this.found, unreached, tried: this.tried };
  }

  private whyNot(item: CoverageItem): string {
    if (cannotBe(item, this.interest.context)) return words.cannotBe;
    const tried = this.triedAt.get(item.element) ?? 0;
    return tried > 0 ? words.triedHere(tried) : words.triedSteps(this.tried);
  }
}

/** The state, else the transition, else the side of a guard that was reached. */
function mostTelling(items: CoverageItem[]): CoverageItem {
  const rank = { state: 0, transition: 1, guard: 2 };
  return items.reduce((best, item) => (rank[item.kind] < rank[best.kind] ? item : best));
}
