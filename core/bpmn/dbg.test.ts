import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pureDriver } from '../scenario/pure.ts';
import { runScenario } from '../scenario/run.ts';
import { loadCounty } from '../../server/definitions/county.ts';
import { compileMachine } from '../engine/machine.ts';
import { readBpmn } from './read.ts';
import { compileBpmn } from './compile.ts';
import { machineToModel } from './to-model.ts';
import { writeBpmn } from './write.ts';
const ROOT = '/work/main';
const { county } = loadCounty(ROOT);
const roles = JSON.parse(readFileSync('workflows/roles.json', 'utf8'));
for (const [key, process] of county.processes) {
  const d: any = (process as any).definition;
  const xml = writeBpmn(machineToModel(d.machine, { title: d.title, roles }).model);
  writeFileSync(`/tmp/${key}.bpmn`, xml);
  const { model } = await readBpmn(xml);
  const c = compileBpmn(model!, { key: d.key });
  const definition = { ...d, machine: c.machine };
  const machine = compileMachine(c.machine as any, [...Object.keys(d.computed ?? {}), ...Object.keys(d.lookups ?? {})], Object.keys(d.delays ?? {}));
  const steps = new Map<string, any>();
  for (const node of machine.nodes.values()) if (!steps.has(node.step)) steps.set(node.step, node.meta);
  county.processes.set(key, { ...(process as any), definition, machine, steps });
}
const folder = join(ROOT, 'workflows');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /scenarios\/[^/]+\.json$/.test(file));
test.each(files.sort())('%s', async (file) => {
  for (const scenario of [JSON.parse(readFileSync(join(folder, file), 'utf8'))].flat()) {
    const { problems } = await runScenario(scenario, pureDriver(county));
    expect(problems, scenario.name).toEqual([]);
  }
});
