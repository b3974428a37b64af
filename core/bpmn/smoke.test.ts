import { it } from 'vitest';
import { readBpmn } from './read.ts';
import { compileBpmn } from './compile.ts';
import { compileMachine } from '../engine/machine.ts';
const files = import.meta.glob('./fixtures/*.bpmn', { query: '?raw', import: 'default', eager: true }) as Record<string, string>;
for (const [name, xml] of Object.entries(files)) it(name, async () => {
  const { model, findings } = await readBpmn(xml);
  const c = compileBpmn(model!);
  console.log(name + '\n' + [...findings, ...c.findings].map((f) => `${f.severity} ${f.code} ${f.element} ${f.english}`).join('\n') + '\n' + JSON.stringify({ ...c.machine, delays: c.delays, messages: c.messages }, (k, v) => (k === 'task' ? Object.keys(v.outcomes).join() : v)).replaceAll('"', ''));
  compileMachine(c.machine!, [], Object.keys(c.delays));
});
