/** Gathers the world of a decision: parameters, names, and fresh answers to the definition's questions. */
import type { Command } from '../../core/engine/commands.ts';
import { noAnswer, questions, regionFor, type Question } from '../../core/engine/needs.ts';
import type { CompiledProcess } from '../../core/engine/process.ts';
import type { World } from '../../core/engine/world.ts';
import { fundFacts } from '../../core/fund/facts.ts';
import { dayOf } from '../../core/time/instant.ts';
import type { Case, Day, Json, JsonObject, RegionCode } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import type { CaseDoc, FundDoc, LedgerDoc } from '../store/documents.ts';

/** Rows of one household's history; more is not a household. */
const MAX_ROWS = 500;

/** Keys of one question; more is not a household either. */
const MAX_KEYS = 200;

/** The world as it is now for this command. */
export async function gather(
  context: Context,
  process: CompiledProcess,
  current: Case | null,
  command: Command,
  newCaseId: string,
): Promise<World> {
  const { clock, registry } = context;
  const bare: World = {
    now: clock.now(),
    calendar: registry.calendar(),
    params: {},
    answers: {},
    regionNames: {},
    newCaseId,
  };
  const region = regionFor(process, current, command, bare) ?? '';
  const world = {
    ...bare,
    params: paramsOn(context, process, region, dayOf(clock.now())),
    regionNames: registry.names(region),
  };
  const lookups = process.definition.lookups ?? {};
  const answers: Record<string, Json> = Object.fromEntries(
    Object.entries(lookups).map(([name, lookup]) => [name, noAnswer(lookup)]),
  );
  await Promise.all(
    questions(process, current, command, world).map(
      async (q) => (answers[q.name] = await answer(context, q)),
    ),
  );
  return { ...world, answers };
}

/** The values of a definition's parameters at a region on a day, by store key. */
export function paramsOn(
  { registry }: Pick<Context, 'registry'>,
  process: CompiledProcess,
  region: RegionCode,
  day: Day,
): Record<string, Json> {
  const values: Record<string, Json> = {};
  const keys = [
    ...Object.values(process.definition.params ?? {}).map((spec) => spec.key),
    'publicity_archive_days',
  ];
  for (const key of keys) {
    const value = registry.param(key, region, day);
    if (value !== undefined) values[key] = value;
  }
  return values;
}

async function answer({ store, clock }: Context, question: Question): Promise<Json> {
  switch (question.kind) {
    case 'fund': {
      const year = question.year ?? dayOf(clock.now()).slice(0, 4);
      return fundFacts(await store.get<FundDoc>('funds', `${question.fund}:${question.region}:${year}`));
    }
    case 'ledger': {
      const rows = await store.find<LedgerDoc>('ledger', {
        filter: { keys: { in: question.keys.slice(0, MAX_KEYS) } },
        limit: MAX_ROWS,
      });
      const wanted = rows.filter(
        (row) => row.ledger === question.ledger && (!question.since || row.from >= question.since),
      );
      return question.keep(
        wanted.map(({ data, from, to, case: id }): JsonObject => ({ ...data, from, to, case: id })),
      );
    }
    case 'cases': {
      const cases = await store.find<CaseDoc>('cases', {
        filter: { keys: { in: question.keys.slice(0, MAX_KEYS) } },
        limit: MAX_ROWS,
      });
      const wanted = cases.filter((c) => c.process === question.process && c.id !== question.except);
      return question.keep(
        wanted.map((c): JsonObject => ({
          id: c.id,
          case_no: c.caseNo,
          status: c.status,
          outcome: c.outcome ?? null,
          started_at: c.startedAt,
        })),
      );
    }
  }
}
