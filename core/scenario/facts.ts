/** What a decision in the house may know beyond the case: asked for by the engine, answered from what lies in memory. */
import type { Command } from '../engine/commands.ts';
import { questions, regionFor, type Question } from '../engine/needs.ts';
import type { CompiledProcess } from '../engine/process.ts';
import type { World } from '../engine/world.ts';
import { fundFacts } from '../fund/facts.ts';
import { dayOf } from '../time/instant.ts';
import type { Case, Json, JsonObject } from '../vocabulary.ts';
import { namesOf, paramsOf } from './county.ts';
import type { House } from './house.ts';

/** The facts for one command. */
export function worldFor(
  house: House,
  process: CompiledProcess,
  current: Case | null,
  command: Command,
  newCaseId: string,
): World {
  const { county, given, clock, calendar } = house;
  const base: World = { now: clock, calendar, params: {}, answers: {}, regionNames: {}, newCaseId };
  const region = regionFor(process, current, command, base) ?? '';
  const withParams = {
    ...base,
    params: paramsOf(county, given, process, region, dayOf(clock)),
    regionNames: namesOf(county, region),
  };
  const answers: Record<string, Json> = {};
  for (const name of Object.keys(process.definition.lookups ?? {})) answers[name] = [];
  for (const question of questions(process, current, command, withParams))
    answers[question.name] = answerTo(house, question);
  return { ...withParams, answers };
}

function answerTo(house: House, question: Question): Json {
  const { funds, ledgers, clock } = house;
  switch (question.kind) {
    case 'fund':
      return fundFacts(funds.account(question.fund, question.region, clock, question.year));
    case 'ledger':
      return question.keep(ledgers.find(question.ledger, question.keys, question.since));
    case 'cases':
      return question.keep(otherCases(house.everyCase(), question));
  }
}

function otherCases(cases: Case[], { process, keys, except }: Question & { kind: 'cases' }): JsonObject[] {
  return cases
    .filter((c) => c.process === process && c.id !== except && c.keys.some((key) => keys.includes(key)))
    .map((c) => ({
      id: c.id,
      case_no: c.caseNo,
      status: c.status,
      outcome: c.outcome ?? null,
      started_at: c.startedAt,
    }));
}
