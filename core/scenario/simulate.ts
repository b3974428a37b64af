/** Scenarios of a process run one after the other, within bounds, with what they reach together. */
import type { County } from './county.ts';
import { coverageOf, watchCounty, type Coverage } from './coverage.ts';
import { pureDriver } from './pure.ts';
import { tryScenario } from './run.ts';
import type { Scenario, ScenarioResult } from './types.ts';
import { words } from './messages.ts';

/** Bounds of a simulation, so that none lasts for ever. */
export interface SimulationLimits {
  scenarios: number;
  /** Steps of all scenarios together. */
  steps: number;
  /** Milliseconds of all scenarios together. */
  ms: number;
}

interface Simulation {
  results: ScenarioResult[];
  coverage: Coverage;
  /** Ids of what was reached of the process. */
  reached: ReadonlySet<string>;
  /** A bound was met; the scenarios after it were not run, or not to their end. */
  stopped: boolean;
}

/**
 * Runs scenarios of `key`, each in a world of its own.
 * @param elapsed milliseconds since the beginning, asked before every step
 * @throws RangeError when the county has no such process
 */
export async function simulate(
  county: County,
  key: string,
  scenarios: Scenario[],
  { looks, limits, elapsed }: { looks: boolean; limits: SimulationLimits; elapsed: () => number },
): Promise<Simulation> {
  const process = county.processes.get(key);
  if (!process) throw new RangeError(`no process ${key}`);
  const watch = watchCounty(county);
  const results: ScenarioResult[] = [];
  let steps = 0;
  let stopped = false;
  const stop = (): string | null => {
    steps += 1;
    if (steps <= limits.steps && elapsed() <= limits.ms) return null;
    stopped = true;
    return steps > limits.steps
      ? words.mostSteps(limits.steps)
      : words.mostSeconds(Math.round(limits.ms / 1000));
  };
  for (const scenario of scenarios.slice(0, limits.scenarios)) {
    if (stopped) break;
    results.push(await tryScenario(scenario, pureDriver(watch.county), { looks, stop }));
  }
  stopped ||= results.length < scenarios.length;
  const reached = watch.reached.get(key)?.ids ?? new Set<string>();
  return { results, coverage: coverageOf(process, reached), reached, stopped };
}
