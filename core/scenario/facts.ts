/** What a decision in the house may know beyond the case: asked for by the engine, answered from what lies in memory. */
import type { DecisionFacts } from '../engine/facts.ts';
import { ancestorsOf } from '../values/region.ts';
import type { JsonObject } from '../vocabulary.ts';
import { answerTo, factsAtHand } from '../world/lookups.ts';
import type { Rows, Surroundings } from '../world/port.ts';
import type { RowQuery, TableName, Tables } from '../world/rows.ts';
import { doNow } from '../world/work.ts';
import { namesOf, paramOf } from './county.ts';
import type { House } from './house.ts';

/** The facts for one command. */
export function factsFor(house: House, newCaseId = ''): DecisionFacts {
  const world = readable(house);
  return { ...factsAtHand(world, newCaseId), answer: (query) => doNow(answerTo(world, query)) };
}

function readable(house: House): Surroundings & Rows {
  const { county, given, funds, ledgers, calendar } = house;
  const shortNames = new Map(
    [...county.processes.values()].flatMap(({ definition }) =>
      Object.entries(definition.params ?? {}).map(([name, spec]): [string, string] => [spec.key, name]),
    ),
  );
  const rowsOf = (table: TableName): JsonObject[] =>
    table === 'cases'
      ? house.everyCase().map((c) => ({ ...c, scope: [...ancestorsOf(c.region), c.region] }) as never)
      : (ledgers.all() as never);
  return {
    now: () => house.clock,
    calendar: () => calendar,
    param: (key, region, day) => paramOf(county, given, key, [shortNames.get(key) ?? key], region, day),
    regionName: (region) => namesOf(county, region)[region] ?? region,
    get: <T extends TableName>(_table: T, ids: string[]) =>
      ids.map((id) => {
        const [fund = '', region = '', year] = id.split(':');
        return funds.account(fund, region, house.clock, Number(year)) as Tables[T] | null;
      }),
    find: <T extends TableName>(table: T, { where }: RowQuery) => {
      const { keys } = where as { keys: { in: string[] } };
      return rowsOf(table).filter((row) =>
        (row.keys as string[]).some((key) => keys.in.includes(key)),
      ) as never;
    },
  };
}
