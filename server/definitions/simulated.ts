/** A simulation as a worker thread carries it out: compiles a county from sources and runs scenarios in it. */
import type { SimulateView } from '../../core/api-admin.ts';
import type { VersionSource } from '../../core/definition/source.ts';
import { compileProcess } from '../../core/engine/compile.ts';
import type { CompiledProcess } from '../../core/engine/process.ts';
import type { SchemaValidator } from '../../core/form/schema-validator.ts';
import type { County } from '../../core/scenario/county.ts';
import { generateScenarios } from '../../core/scenario/generate.ts';
import { simulate, type SimulationLimits } from '../../core/scenario/simulate.ts';
import type { Scenario } from '../../core/scenario/types.ts';
import { levelsOf, rightsOf, type Role } from './files.ts';

/** A county as it goes to a worker thread: the definitions as sources, everything else as it is. */
export interface CountySource extends Omit<County, 'processes' | 'roles' | 'regions'> {
  sources: Record<string, VersionSource>;
  roles: Role[];
  regions: [code: string, name: string][];
}

export interface SimulationJob {
  /** Key of the process that is tried. */
  key: string;
  county: CountySource;
  scenarios: Scenario[];
  looks: boolean;
  generate: boolean;
  limits: SimulationLimits;
}

/** Steps tried for one request: the thread is everybody's. */
const TRIES = 1_500;

/** Runs it. @throws RangeError when the process itself does not compile */
export async function simulated(
  { key, county: source, scenarios, looks, generate, limits }: SimulationJob,
  validate: SchemaValidator,
): Promise<SimulateView> {
  const county = countyFrom(source, validate);
  const begun = performance.now();
  const elapsed = (): number => performance.now() - begun;
  const { results, coverage, stopped, reached } = await simulate(county, key, scenarios, {
    looks,
    limits,
    elapsed,
  });
  const view: SimulateView = { results, coverage, limits, stopped };
  if (generate) {
    const examples = scenarios.slice(0, results.length).filter((_, i) => results[i]?.ok);
    const expired = (): boolean => elapsed() > limits.ms;
    view.generated = await generateScenarios(county, key, { reached, examples, expired, tries: TRIES });
  }
  return view;
}

function countyFrom({ sources, roles, regions, ...rest }: CountySource, validate: SchemaValidator): County {
  const levels = levelsOf(roles);
  const processes = new Map<string, CompiledProcess>();
  for (const [key, source] of Object.entries(sources)) {
    const { process } = compileProcess({
      ...source,
      roles: levels,
      ...rightsOf(roles),
      version: 0,
      validate,
    });
    if (process) processes.set(key, process);
  }
  return { ...rest, processes, roles: levels, regions: new Map(regions) };
}
