/** A house in which every pattern can be started, beside what is there anyway. */
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { County } from '../../core/scenario/county.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import { freshFolder, openHouse, ROOT, type TestServer } from '../support/app.ts';
import { FORMS } from './load.ts';

/** Opens a house on the embedded store with more definitions, and the forms they need beside those of the patterns. */
export async function houseWith(
  definitions: Record<string, JsonObject>,
  forms: Record<string, JsonObject> = FORMS,
): Promise<TestServer> {
  const root = await freshFolder();
  for (const folder of ['workflows', 'forms', 'seeds', 'server/pages'])
    await cp(join(ROOT, folder), join(root, folder), { recursive: true });
  for (const folder of ['workflows/patterns', 'forms/patterns'])
    await mkdir(join(root, folder), { recursive: true });
  const write = (file: string, content: unknown): Promise<void> =>
    writeFile(join(root, file), JSON.stringify(content));
  for (const [key, definition] of Object.entries(definitions))
    await write(`workflows/patterns/${key}.json`, definition);
  for (const [id, form] of Object.entries(forms)) await write(`forms/${id}.json`, form);
  return openHouse({ root });
}

/** The county with the same definitions, for whoever casts a scenario. */
export function countyWith(county: County, processes: County['processes']): County {
  return { ...county, processes: new Map([...county.processes, ...processes]) };
}
