/** The county of a scenario as a world in memory: what the county has, what the scenario presets, and what one can see there. */
import { caseActs, type CaseAct } from '../acts/act.ts';
import { whyNotOnCase } from '../engine/act-on-case.ts';
import type { Start } from '../engine/commands.ts';
import type { CompiledProcess } from '../engine/process.ts';
import { DecisionDraft, SYSTEM } from '../engine/run.ts';
import type { FundAccount } from '../fund/types.ts';
import { newAccount } from '../fund/account.ts';
import { makeCalendar } from '../time/calendar.ts';
import { dayOf } from '../time/instant.ts';
import { levelOf } from '../values/region.ts';
import type { Actor, Case, Day, Feel, Instant, Json, RegionCode, Rejection } from '../vocabulary.ts';
import { BLOCK_LEDGERS } from '../blocks/specs.ts';
import { MemoryWorld, type Committed, type MemoryPlace } from '../world/memory.ts';
import { paramOf, postsOf, shortNamesOf, type County } from './county.ts';
import { lookOf } from './look.ts';
import { presetRow } from './preset.ts';
import type { CaseLook, WorldPreset } from './types.ts';

/** Everything is replaced, nothing changed in place: a copy goes its own way from there. */
export class SimulatedWorld extends MemoryWorld {
  private preset: WorldPreset;
  /** Short names of parameters, by store key: scenarios may write either. */
  private readonly shortNames: ReadonlyMap<string, string[]>;

  constructor(
    readonly county: County,
    before?: SimulatedWorld,
  ) {
    super(before?.place ?? placeOf(county), before);
    this.preset = before?.preset ?? {};
    this.shortNames = before?.shortNames ?? shortNamesOf(county);
  }

  /** The same world once more: what happens in one is not seen in the other. */
  fork(): SimulatedWorld {
    return new SimulatedWorld(this.county, this);
  }

  /** Begins at a moment, with what a scenario finds there. */
  begin(at: Instant, preset: WorldPreset): void {
    this.clock = at;
    this.rounds = at;
    this.preset = preset;
    for (const [ledger, rows] of Object.entries(preset.ledger ?? {}))
      rows.forEach((row, n) =>
        this.rows.set(
          'ledger',
          presetRow(ledger, row, { id: `${ledger}:${n}`, today: dayOf(at), region: this.county.region }),
        ),
      );
    this.openAccounts(preset);
  }

  /** What the scenario presets, by short name or key, else what the county has. */
  override param(key: string, region: RegionCode, day: Day): Json | undefined {
    const names = [...(this.shortNames.get(key) ?? []), key, key.split('.').pop() as string];
    const preset = names.map((name) => this.preset.params?.[name]).find((value) => value !== undefined);
    return preset ?? super.param(key, region, day);
  }

  /** Every case there is, the oldest first. */
  everyCase(): Case[] {
    return this.rows.all('cases');
  }

  /** The newest case of a process at a region or known by a key. */
  findCase(process: string, regionOrKey: string): string | null {
    const found = this.everyCase().filter(
      (c) => c.process === process && (c.region === regionOrKey || c.keys.includes(regionOrKey)),
    );
    // the one that another case or a schedule opened is meant
    return (found.findLast((c) => c.openedBy ?? c.member) ?? found.at(-1))?.id ?? null;
  }

  look(id: string): CaseLook {
    const c = this.caseOf(id);
    const mine = <T extends { case: string }>(rows: T[]): T[] => rows.filter((row) => row.case === id);
    const ledger = mine(this.rows.all('ledger'));
    return lookOf(this.version(c), c, {
      ledger: ledger.filter((row) => !BLOCK_LEDGERS.includes(row.ledger)),
      referrals: ledger.filter((row) => BLOCK_LEDGERS.includes(row.ledger)),
      messages: mine(this.rows.all('messages')),
      documents: mine(this.rows.all('documents')),
      account: this.streetAccount(c),
      events: this.eventsOf(id),
    });
  }

  /** The account of the street a case belongs to. */
  streetAccount(c: Case): FundAccount | null {
    const year = dayOf(this.clock).slice(0, 4);
    const [account] = this.rows.get('funds', [`${this.county.funds.fund}:${c.region.slice(0, 9)}:${year}`]);
    return account ?? null;
  }

  /** Opens a case of a process. */
  open(process: CompiledProcess, command: Start): Committed {
    return this.start(process.definition.key, command, `c${this.everyCase().length + 1}`);
  }

  /** Why somebody may not act on the case as a whole now; null when they may, its data aside. */
  whyNotOnCase(id: string, by: Actor, action: string): Rejection | null {
    const c = this.caseOf(id);
    return whyNotOnCase(new DecisionDraft(this.version(c), c, this.facts(this.version(c)), by), action);
  }

  /** Acts every case knows that are open to who looks after this one. */
  stewardActs(id: string, by: Actor): CaseAct[] {
    const c = this.caseOf(id);
    const run = new DecisionDraft(this.version(c), c, this.facts(this.version(c)), by);
    return caseActs(run).filter((act) => act.by === 'steward');
  }

  /** Whether a condition of the definition holds for a case now. */
  holds(id: string, condition: Feel): boolean {
    return this.asking(this.caseOf(id)).holds(condition);
  }

  /** A decision that is never taken: to ask what one would see. */
  asking(c: Case): DecisionDraft {
    return new DecisionDraft(this.version(c), c, this.facts(this.version(c)), SYSTEM);
  }

  /** The accounts a scenario finds: each region's advanced in full, unless it says otherwise. */
  private openAccounts(preset: WorldPreset): void {
    const { fund, regions, quota, threshold } = this.county.funds;
    const today = dayOf(this.clock);
    for (const region of regions) {
      const wanted =
        preset.fund && Object.hasOwn(preset.fund, region) ? preset.fund[region] : { balance: quota };
      if (!wanted) continue;
      const { balance } = wanted;
      this.rows.set('funds', {
        ...newAccount(fund, region, Number(today.slice(0, 4))),
        open: true,
        quota,
        threshold,
        balance,
        advanced: balance,
      });
    }
  }
}

function placeOf(county: County): MemoryPlace {
  const calendar = makeCalendar(county.calendar);
  const posts = postsOf(county);
  return {
    calendar: () => calendar,
    param: (key, region, day) => paramOf(county, key, region, day),
    regionName: (region) => county.regions.get(region) ?? region,
    process: (key) => county.processes.get(key),
    processes: () => county.processes.values(),
    knowsRegion: (region) => county.regions.has(region),
    regionsIn: (under, level) =>
      [...county.regions.keys()].filter((code) => levelOf(code) === level && code.startsWith(under)).sort(),
    people: (role, under) =>
      county.people.flatMap(({ username, name, positions }) => {
        const post = positions.find((one) => one.role === role && one.region.startsWith(under));
        return post ? [{ user: username, name, region: post.region }] : [];
      }),
    held: (wanted) => wanted.some((post) => posts.has(post)),
  };
}
