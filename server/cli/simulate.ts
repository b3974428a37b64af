/**
 * `xiangzhi simulate <scenario.json…> [--coverage] [--generate [--out <folder>]] [--json]`: runs scenarios on the pure
 * engine, says what of their processes they reach, and makes scenarios for what they miss. Exit 1 where an expectation
 * fails or a file is no scenario.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { formatJson } from '../../core/definition/format-json.ts';
import type { County } from '../../core/scenario/county.ts';
import { coverageOf, watchCounty, type Coverage, type WatchedCounty } from '../../core/scenario/coverage.ts';
import { generateScenarios, type Generated } from '../../core/scenario/generate.ts';
import { pureDriver } from '../../core/scenario/pure.ts';
import { tryScenario } from '../../core/scenario/run.ts';
import type { CompiledProcess } from '../../core/engine/process.ts';
import type { Scenario, ScenarioResult } from '../../core/scenario/types.ts';
import { loadCounty } from '../seeding/county.ts';
import { readScenarioFile } from '../definitions/scenario-files.ts';
import { messages } from './messages.ts';
import { signs } from '../../core/signs/messages.ts';

/** How long one looks for scenarios of a process. */
const SEARCH_MS = 60_000;

interface Ran extends ScenarioResult {
  file: string;
}

interface Answer {
  results: Ran[];
  /** By process key. */
  coverage?: Record<string, Coverage>;
  generated?: Record<string, Generated>;
}

export async function run(args: string[], root: string): Promise<number> {
  const wanted = read(args);
  if (!wanted || wanted.files.length === 0) {
    console.error(messages.simulate.usage);
    return 2;
  }
  const { files, values } = wanted;
  const { county, diagnostics } = loadCounty(root);
  for (const { file, diagnostics: found } of diagnostics)
    for (const d of found) console.error(`${file}: ${d.element}: ${d.message}`);
  const watch = values.coverage || values.generate ? watchCounty(county) : null;
  const found = files.flatMap(readFile);
  const results: Ran[] = [];
  for (const one of found) results.push(await ran(one, watch?.county ?? county));
  const answer: Answer = { results };
  if (watch) answer.coverage = coverageBy(county, watch, found);
  if (watch && values.generate) answer.generated = await generated(county, watch, found);
  if (values.out) for (const made of Object.values(answer.generated ?? {})) write(values.out, made);
  if (values.json) console.log(JSON.stringify(answer, null, 2));
  else print(answer, files.length);
  return results.every(({ ok }) => ok) ? 0 : 1;
}

/** The files and options; null where there is an option nobody knows. */
function read(args: string[]): { files: string[]; values: Options } | null {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
    return { files: positionals, values };
  } catch {
    return null;
  }
}

const OPTIONS = {
  coverage: { type: 'boolean' },
  generate: { type: 'boolean' },
  out: { type: 'string' },
  json: { type: 'boolean' },
} as const;

interface Options {
  coverage?: boolean;
  generate?: boolean;
  out?: string;
  json?: boolean;
}

interface ReadFile {
  file: string;
  scenario?: Scenario;
  problems: ScenarioResult['problems'];
}

/** The scenarios of a file, one or a list; what is none is a finding. */
function readFile(file: string): ReadFile[] {
  try {
    return readScenarioFile(file).map((found) => {
      if ('scenario' in found) return { file, scenario: found.scenario, problems: [] };
      return {
        file,
        problems: found.faults.map(({ path, message }) => ({ step: 0, message: `${path} ${message}` })),
      };
    });
  } catch (error) {
    return [
      { file, problems: [{ step: 0, message: messages.simulate.unreadable((error as Error).message) }] },
    ];
  }
}

async function ran({ file, scenario, problems }: ReadFile, county: County): Promise<Ran> {
  if (!scenario) return { file, name: '', ok: false, problems };
  return { file, ...(await tryScenario(scenario, pureDriver(county))) };
}

/** The processes scenarios are about. */
function processesOf(county: County, read: ReadFile[]): CompiledProcess[] {
  const keys = new Set(read.flatMap(({ scenario }) => scenario?.process ?? []));
  return [...keys].flatMap((key) => county.processes.get(key) ?? []);
}

function coverageBy(county: County, watch: WatchedCounty, read: ReadFile[]): Record<string, Coverage> {
  const found = processesOf(county, read).map((process) => {
    const { key } = process.definition;
    return [key, coverageOf(process, watch.reached.get(key)?.ids ?? new Set())] as const;
  });
  return Object.fromEntries(found);
}

async function generated(
  county: County,
  watch: WatchedCounty,
  read: ReadFile[],
): Promise<Record<string, Generated>> {
  const found: Record<string, Generated> = {};
  for (const process of processesOf(county, read)) {
    const { key } = process.definition;
    const until = performance.now() + SEARCH_MS;
    found[key] = await generateScenarios(county, key, {
      reached: watch.reached.get(key)?.ids ?? new Set(),
      examples: read.flatMap(({ scenario }) => (scenario?.process === key ? scenario : [])),
      expired: () => performance.now() > until,
    });
  }
  return found;
}

function write(folder: string, { scenarios }: Generated): void {
  mkdirSync(folder, { recursive: true });
  for (const { file, scenario } of scenarios)
    writeFileSync(join(folder, `${file}.json`), formatJson(scenario));
}

function print({ results, coverage = {}, generated: made = {} }: Answer, files: number): void {
  for (const { file, name, ok, problems } of results) {
    console.log(`${ok ? '✓' : '✗'} ${file}: ${name}`);
    for (const { step, message } of problems)
      console.log(`    ${step > 0 ? messages.simulate.step(step) : ''}${message}`);
  }
  const failed = results.filter(({ ok }) => !ok).length;
  console.log(
    messages.simulate.result(
      files,
      failed === 0 ? messages.simulate.allHold : messages.simulate.fail(failed),
    ),
  );
  for (const [key, found] of Object.entries(coverage)) printCoverage(key, found);
  for (const [key, { scenarios, unreached }] of Object.entries(made)) {
    console.log(messages.simulate.generated(key, scenarios.length));
    for (const { file, scenario } of scenarios) console.log(`  + ${file}: ${scenario.name}`);
    for (const { item, why } of unreached) console.log(`  - ${signs.said(item.label, why)}`);
  }
}

function printCoverage(key: string, { states, transitions, guards, missed }: Coverage): void {
  const parts = [
    messages.simulate.states(states.reached, states.total),
    messages.simulate.transitions(transitions.reached, transitions.total),
    messages.simulate.guards(guards.reached, guards.total),
  ];
  console.log(`\n${signs.said(key, signs.list(parts))}`);
  for (const { kind, label } of missed)
    console.log(messages.simulate.missed(messages.simulate.kinds[kind], label));
}
