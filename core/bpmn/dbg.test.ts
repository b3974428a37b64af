import { it } from 'vitest';
import { xmlOf } from './testing/drawing.ts';
import { readBpmn } from './read.ts';
import { compileBpmn } from './compile.ts';
import { Player } from './testing/player.ts';
it('x', async () => {
  const xml = xmlOf({ nodes: [{ id: 'st', tag: 'startEvent', attributes: 'xz:plain="true"' }, { id: 'in2', tag: 'inclusiveGateway', attributes: 'default="dd"' }, { id: 'in3', tag: 'inclusiveGateway'}, { id: 'us7', tag: 'userTask' }, { id: 'su8', tag: 'userTask' }, { id: 'su12', tag: 'userTask' }], flows: [{ source: 'st', target: 'su8' }, { source: 'in2', target: 'us7', condition: 'd3 = true' }, { source: 'us7', target: 'in3' }, { source: 'in2', target: 'su8', condition: 'd3 = true' }, { source: 'su8', target: 'in3' }, { source: 'in2', target: 'su12', id: 'dd' }, { source: 'su12', target: 'in3' }, { source: 'in3', target: 'in2' }] });
  const { model } = await readBpmn(xml);
  const c = compileBpmn(model!);
  console.log(JSON.stringify(c.machine, (k, v) => (k === 'task' ? Object.keys(v.outcomes).join() : v), 1).replaceAll('"', ''));
  const p = new Player(c.machine!);
  let at = p.start({ d3: true }); for (const k of ['su8', 'su8']) { console.log(k, p.steps(at)); at = p.play(at, p.cues(at).find((c) => c.name.startsWith(k))!)!; } console.log(JSON.stringify(at));
});
