/** The demo county for scenarios: definitions from files, people and places from the seeds. */
import { join } from 'node:path';
import type { Diagnostic } from '../../core/engine/diagnostic.ts';
import { validateSchema as validate } from '../../core/form/schema-validator.ts';
import type { CompiledProcess } from '../../core/engine/process.ts';
import type { County } from '../../core/scenario/county.ts';
import { compileSource } from '../../core/versions/compile.ts';
import { readSeeds } from '../../seeds/load.ts';
import { levelsOf, readDefinitions, rightsOf } from '../definitions/files.ts';

interface LoadedCounty {
  county: County;
  diagnostics: { file: string; key: string; diagnostics: Diagnostic[] }[];
}

/** Reads and compiles everything under `root`. @throws SeedError when the seeds are faulty */
export function loadCounty(root: string): LoadedCounty {
  const { processes: found, roles } = readDefinitions(root);
  const levels = levelsOf(roles);
  const seeds = readSeeds(join(root, 'seeds'));
  const processes = new Map<string, CompiledProcess>();
  const diagnostics: LoadedCounty['diagnostics'] = [];
  for (const { key, file, source, diagnostics: unreadable, placed } of found) {
    const result = source
      ? compileSource(source, { roles: levels, ...rightsOf(roles), version: 1, validate })
      : { diagnostics: [] };
    diagnostics.push({ file, key, diagnostics: [...unreadable, ...placed(result.diagnostics)] });
    if (result.process) processes.set(key, result.process);
  }
  const towns = seeds.regions.filter((region) => region.code.length === 9).map((region) => region.code);
  return {
    diagnostics,
    county: {
      processes,
      roles: levels,
      people: seeds.people,
      regions: new Map(seeds.regions.map((region) => [region.code, region.name])),
      calendar: seeds.calendar,
      params: seeds.params,
      region: seeds.setting.region,
      // a scenario finds every street's account advanced in full
      funds: {
        fund: seeds.setting.fund,
        regions: towns,
        quota: seeds.setting.quota,
        threshold: seeds.setting.threshold,
      },
    },
  };
}
