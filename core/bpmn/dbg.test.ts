import { it } from 'vitest';
import { xmlOf, type Drawing } from './testing/drawing.ts';
import { readBpmn } from './read.ts';
import { compileBpmn } from './compile.ts';
import { writeBpmn } from './write.ts';
import { Player } from './testing/player.ts';
const time = async (name: string, d: Drawing) => {
  const xml = xmlOf(d); let t = performance.now(); const lap = (w: string) => { const n = performance.now(); console.log(name, w, (n - t).toFixed(0)); t = n; };
  const { model, findings } = await readBpmn(xml); lap('read ' + xml.length + ' ' + findings.map(f=>f.code).slice(0,2));
  const c = compileBpmn(model!); lap('compile ' + [...new Set(c.findings.map(f=>f.code + f.english))].slice(0,3));
  lap('json ' + JSON.stringify(c.machine).length);
  writeBpmn(model!); lap('write');
  if (c.machine) { const p = new Player(c.machine, {}); lap('xstate'); let at = p.start({}); lap('start'); for (let n = 0; n < 20; n++) { const cue = p.cues(at)[0]; if (!cue) break; at = p.play(at, cue) ?? at; } lap('20 hears'); }
};
const T = (id: string) => ({ id, tag: 'userTask', attributes: 'xz:role="admin" xz:form="f"' });
it('x', { timeout: 300000 }, async () => {
  for (const n of [100, 2400]) await time('chain' + n, { nodes: [{ id: 's', tag: 'startEvent' }, ...Array.from({ length: n }, (_, i) => T('t' + i))], flows: [{ source: 's', target: 't0' }, ...Array.from({ length: n - 1 }, (_, i) => ({ source: 't' + i, target: 't' + (i + 1) }))] });
  await time('throws2400', { nodes: [{ id: 's', tag: 'startEvent' }, ...Array.from({ length: 2400 }, (_, i) => ({ id: 't' + i, tag: 'intermediateThrowEvent' }))], flows: [{ source: 's', target: 't0' }, ...Array.from({ length: 2399 }, (_, i) => ({ source: 't' + i, target: 't' + (i + 1) }))] });
  const nested = (n: number): Drawing => ({ nodes: [{ id: 's' + n, tag: 'startEvent' }, n === 0 ? T('t') : { id: 'sub' + n, tag: 'subProcess', inner: nested(n - 1) }], flows: [{ source: 's' + n, target: n === 0 ? 't' : 'sub' + n }] });
  await time('nested200', nested(200));
  for (const n of [20, 60]) { const nodes = [{ id: 's', tag: 'startEvent' }, { id: 'f', tag: 'parallelGateway' }, { id: 'e', tag: 'endEvent' }, { id: 'j', tag: 'parallelGateway' }]; const flows = [{ source: 's', target: 'f' }, { source: 'j', target: 'e' }]; for (let i = 0; i < n; i++) { nodes.push({ id: 'a' + i, tag: 'parallelGateway' }, T('t' + i), { id: 'b' + i, tag: 'parallelGateway' }); flows.push({ source: 'a' + i, target: 't' + i }, { source: 't' + i, target: 'b' + i }, { source: i < 2 ? 'f' : 'b' + (i - 2), target: 'a' + i }, { source: i < 3 ? 'f' : 'b' + (i - 3), target: 'a' + i }); if (i >= n - 3) flows.push({ source: 'b' + i, target: 'j' }); } await time('net' + n, { nodes, flows }); }
  for (const n of [30]) { const nodes = [{ id: 's', tag: 'startEvent' }], flows: any[] = [{ source: 's', target: 'g0' }]; for (let i = 0; i < n; i++) { nodes.push({ id: 'g' + i, tag: 'inclusiveGateway' }); flows.push({ source: 'g' + i, target: 'g' + ((i * 7 + 3) % n) }, { source: 'g' + i, target: 'g' + ((i + 1) % n) }); } await time('or' + n, { nodes, flows }); }
  for (const n of [200]) { const nodes = [{ id: 's', tag: 'startEvent' }], flows: any[] = [{ source: 's', target: 'g0' }]; for (let i = 0; i < n; i++) { nodes.push({ id: 'g' + i, tag: 'exclusiveGateway' }); flows.push({ source: 'g' + i, target: 'g' + ((i * 7 + 3) % n), condition: 'a = ' + i }, { source: 'g' + i, target: 'g' + ((i + 1) % n) }); } await time('xor' + n, { nodes, flows }); }
});
