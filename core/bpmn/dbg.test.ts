import { it } from 'vitest';
import { xmlOf } from './testing/drawing.ts';
import { readBpmn } from './read.ts';
import { compileBpmn } from './compile.ts';
import { Player } from './testing/player.ts';
it('x', async () => {
  const T = (id: string) => ({ id, tag: 'userTask', attributes: 'xz:role="admin" xz:form="f"' });
  const inner = { nodes: [{ id: 'i', tag: 'startEvent', attributes: 'xz:plain="true"' }, T('us10'), { id: 'ie', tag: 'endEvent' }], flows: [{ source: 'i', target: 'us10' }, { source: 'us10', target: 'ie' }] };
  const g = (id: string, tag: string, attributes = '') => ({ id, tag: tag + 'Gateway', attributes });
  const xml = xmlOf({ nodes: [{ id: 'st', tag: 'startEvent', attributes: 'xz:plain="true"' }, g('ex2', 'exclusive'), g('pa3', 'parallel'), g('ex5', 'exclusive', 'default="dd"'), g('ex6', 'exclusive'), T('us7'), { id: 'su8', tag: 'subProcess', inner }, T('us12'), g('pa4', 'parallel'), T('us13'), g('ex14', 'exclusive'), { id: 'en', tag: 'endEvent' }],
   flows: [['st','ex2'],['ex2','pa3'],['pa3','ex5'],['ex5','ex6','d1 = true'],['us7','ex6'],['ex5','su8','','dd'],['su8','ex6'],['ex6','pa4'],['pa3','us12'],['us12','pa4'],['pa4','us13'],['us13','ex14'],['ex14','ex2','outcome = "again"'],['ex14','en','outcome = "complete"']].map(([source,target,condition,id]) => ({source: source!,target: target!,...(condition?{condition}:{}),...(id?{id}:{})})) });
  const { model } = await readBpmn(xml);
  const c = compileBpmn(model!);
  console.log(JSON.stringify(c.machine, (k, v) => (k === 'task' ? Object.keys(v.outcomes).join() : v), 1).replaceAll('"', ''));
  const p = new Player(c.machine!);
  let at = p.start({ d1: false });
  for (const k of ['us12', 'us10', 'us13/again', '']) { console.log(k, p.steps(at), JSON.stringify(at.state)); if (k) at = p.play(at, p.cues(at).find((c) => c.name.startsWith(k))!)!; }
});
