/** Plays the demo cases through the house, each at its own time, so that the county looks lived in. */
import { join } from 'node:path';
import { runScenario } from '../../core/scenario/run.ts';
import { readCases } from '../../seeds/cases.ts';
import { readSeeds } from '../../seeds/load.ts';
import type { Context } from '../context.ts';
import { houseDriver } from './house-driver.ts';

/** Seeds the cases; a story that cannot be told is reported and left out, the county stands without it. */
export async function seedCases(context: Context): Promise<number> {
  const folder = join(context.config.root, 'seeds');
  const seeds = readSeeds(folder);
  let told = 0;
  for (const story of readCases(join(folder, 'cases'), seeds, context.clock.now())) {
    // a fresh driver each: a story's own case is the latest that its clock knows
    const result = await runScenario(story, houseDriver(context, seeds.people));
    if (result.ok) told += 1;
    else context.log.warn({ story: story.name, problems: result.problems }, 'a demo story stopped early');
  }
  return told;
}
