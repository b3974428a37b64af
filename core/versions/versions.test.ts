/** Diagrams into sources and back, the least process, and what checking says of both. */
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { fileAt, KEYS, sourceOf } from '../../tests/support/processes.ts';
import type { RoleLevel } from '../engine/roles.ts';
import { validateSchema } from '../form/schema-validator.ts';
import { blankSource } from './blank.ts';
import { checkSource, forPublishing, mayPublish, type CheckFacts } from './check.ts';
import { drawn } from './draw.ts';
import { redrawn } from './redraw.ts';

const roles = fileAt('workflows/roles.json') as unknown as { id: string; name: string; level: RoleLevel }[];
const facts: CheckFacts = { roles, validate: validateSchema };
const errors = (told: Awaited<ReturnType<typeof checkSource>>): string[] =>
  told
    .filter(({ severity }) => severity === 'error')
    .map(({ code, element, message }) => `${code} ${element} ${message}`);

const drawing = (body: string, attributes = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xz="http://xiangzhi/schema/1" targetNamespace="t">
<process id="Process_Repair" isExecutable="true" ${attributes}>${body}</process></definitions>`;

const ONE = drawing(
  `<startEvent id="s"/><userTask id="look" name="看" xz:role="township_window" xz:form="village-road/application"/>
   <endEvent id="e"/><sequenceFlow id="f1" sourceRef="s" targetRef="look"/><sequenceFlow id="f2" sourceRef="look" targetRef="e"/>`,
  'name="修路"',
);

test('the least process is in order as it stands', async () => {
  expect(await checkSource(blankSource('village-road'), { ...facts, key: 'village-road' })).toEqual([]);
});

describe.each(KEYS)('%s', (key) => {
  test('drawn, taken in as drawn and checked, it has no errors', async () => {
    const source = sourceOf(key);
    const { xml, findings } = drawn(source, { roles });
    expect(findings).toEqual([]);
    const { source: taken } = await redrawn(source, xml, { roles });
    expect(taken.diagram).toBe(xml);
    expect(taken.forms).toBe(source.forms);
    for (const part of ['delays', 'messages', 'actions', 'start', 'usual'])
      expect(taken.definition[part], part).toEqual(source.definition[part]);
    expect(errors(await checkSource(taken, { ...facts, key }))).toEqual([]);
  }, 60_000);

  test('drawn again the same machine comes out', async () => {
    const source = sourceOf(key);
    const once = (await redrawn(source, drawn(source, { roles }).xml, { roles })).source;
    const { xml } = drawn(once, { roles });
    expect((await redrawn(once, xml, { roles })).source).toEqual(once);
  });
});

describe('a drawing that stands alone', () => {
  test('gives a definition named after it', async () => {
    const { source } = await redrawn(null, ONE, { roles });
    expect(source.definition).toMatchObject({
      key: 'process-repair',
      title: '修路',
      machine: { id: 'process-repair', initial: 's', states: { look: {}, e: { type: 'final' } } },
    });
    expect(source.diagram).toBe(ONE);
    const keyed = await redrawn(null, ONE, { roles, key: 'village-road' });
    expect(errors(await checkSource(keyed.source, { ...facts, key: 'village-road' }))).toEqual([]);
  });

  test.each(['', '<x/>', 'no', ONE.slice(0, 300), drawing('')])(
    '%j gives findings and the least process',
    async (xml) => {
      const { source, findings } = await redrawn(null, xml, { roles, key: 'village-road' });
      expect(findings.some(({ severity }) => severity === 'error')).toBe(true);
      expect(source).toMatchObject({
        definition: { key: 'village-road', machine: { initial: /./ } },
        diagram: xml,
      });
      expect(mayPublish(await checkSource(source, facts))).toBe(false);
    },
  );

  test('words and times that are no longer in it go, those still named stay', async () => {
    const timed = (body: string): string =>
      drawing(
        `<startEvent id="s"/><intermediateCatchEvent id="w" ${body}</intermediateCatchEvent><endEvent id="e"/>
         <sequenceFlow id="f1" sourceRef="s" targetRef="w"/><sequenceFlow id="f2" sourceRef="w" targetRef="e"/>`,
      );
    const base = blankSource('village-road');
    const delays = { rest: { wd: 3 }, gone: { cd: 1 } };
    const before = { ...base, definition: { ...base.definition, delays, messages: ['go', 'stop'] } };
    const waiting = timed('xz:delay="rest"><timerEventDefinition/>');
    const { source } = await redrawn(before, waiting);
    expect(source.definition.delays).toEqual({ rest: { wd: 3 } });
    expect(source.definition.messages).toBeUndefined();
    const own = timed('xz:period="5cd"><timerEventDefinition/>');
    expect((await redrawn(before, own)).source.definition.delays).toEqual({ w: { cd: 5 } });
  });
});

describe('a drawing of somebody else, sound but not finished', () => {
  const choice = (first: string, second: string, fallback = ''): string =>
    drawing(
      `<startEvent id="s"/><userTask id="look"/><exclusiveGateway id="x" ${fallback}/><userTask id="again"/><endEvent id="e"/>
       <sequenceFlow id="f1" sourceRef="s" targetRef="look"/><sequenceFlow id="f2" sourceRef="look" targetRef="x"/>
       <sequenceFlow id="f3" sourceRef="x" targetRef="again">${first}</sequenceFlow><sequenceFlow id="f4" sourceRef="x" targetRef="e">${second}</sequenceFlow>
       <sequenceFlow id="f5" sourceRef="again" targetRef="look"/>`,
    );
  const when = (text: string): string => `<conditionExpression>${text}</conditionExpression>`;

  test.each([
    ['no conditions', choice('', ''), 'conditions_missing x'],
    ['a condition missing beside a default', choice('', '', 'default="f4"'), 'conditions_missing x'],
    [
      'conditions in another language',
      choice(when('${bean.ok()}'), when('${!bean.ok()}')),
      'expression_foreign f3',
    ],
    [
      'a time that is not said',
      drawing(
        `<startEvent id="s"/><intermediateCatchEvent id="w"><timerEventDefinition/></intermediateCatchEvent><endEvent id="e"/>
         <sequenceFlow id="f1" sourceRef="s" targetRef="w"/><sequenceFlow id="f2" sourceRef="w" targetRef="e"/>`,
      ),
      'timer_missing w',
    ],
    ['a value no form asks for', choice(when('${!ok}'), when('${ok}')), 'form_missing look'],
  ])('%s: may be worked on, not published', async (_what, xml, missing) => {
    const { source } = await redrawn(null, xml, { roles });
    const told = await checkSource(source, facts);
    expect(errors(told)).toEqual([]);
    expect(errors(forPublishing(told)).map((each) => each.split(' ').slice(0, 2).join(' '))).toContain(
      missing,
    );
  });
});

describe('a file with several processes', () => {
  const own = (id: string, more = '', inside = ''): string =>
    `<process id="${id}" name="${id}号" ${more}><startEvent id="${id}s"/>${inside}<endEvent id="${id}e"/><sequenceFlow id="${id}f" sourceRef="${id}s" targetRef="${id}e"/></process>`;
  const calling = (id: string): string =>
    `<callActivity id="c" calledElement="${id}"/><sequenceFlow id="cf" sourceRef="c" targetRef="pe"/>`;
  const file = (...processes: string[]): string =>
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">${processes.join('')}</definitions>`;
  const taken = async (xml: string, process?: string): Promise<[unknown, string[]]> => {
    const { source } = await redrawn(null, xml, { roles, ...(process ? { process } : {}) });
    const told = await checkSource(source, facts);
    const of = told.filter(({ code }) => code.startsWith('process_'));
    return [source.definition.title, of.map(({ code, element }) => `${code} ${element}`)];
  };
  const executable = 'isExecutable="true"';

  test.each([
    ['asks which', file(own('a'), own('b')), undefined, 'a号', ['process_choice a', 'process_beside b']],
    [
      'also of two executable ones',
      file(own('a', executable), own('b', executable)),
      undefined,
      'a号',
      ['process_choice a', 'process_beside b'],
    ],
    ['takes the one that is wanted', file(own('a', executable), own('b')), 'b', 'b号', ['process_beside a']],
    [
      'takes the executable one',
      file(own('a'), own('b', executable)),
      undefined,
      'b号',
      ['process_beside a'],
    ],
    [
      'never takes a called one for the whole',
      file(own('a', executable), own('p', '', calling('a'))),
      undefined,
      'p号',
      [],
    ],
  ])('%s', async (_what, xml, wanted, title, told) => {
    expect(await taken(xml, wanted)).toEqual([title, told]);
  });

  test('may not be published before it is said which is meant', async () => {
    const xml = file(own('a'), own('b'));
    const verdict = async (process?: string): Promise<boolean> => {
      const { source } = await redrawn(null, xml, { roles, ...(process ? { process } : {}) });
      return mayPublish(await checkSource(source, facts));
    };
    expect([await verdict(), await verdict('b')]).toEqual([false, true]);
  });
});

describe('parallel work that is never joined', () => {
  const step = (id: string): string =>
    `<userTask id="${id}" xz:role="township_window" xz:form="village-road/application"/>`;
  const flows = (...ways: string[]): string =>
    ways
      .map((way) => way.split(' '))
      .map(([a, b]) => `<sequenceFlow id="${a}_${b}" sourceRef="${a}" targetRef="${b}"/>`)
      .join('');
  const fork = `<startEvent id="s"/><parallelGateway id="x"/>${step('a')}${step('b')}<endEvent id="e"/><endEvent id="f"/>`;
  const remind = `<startEvent id="s"/>${step('a')}<boundaryEvent id="t" attachedToRef="a" cancelActivity="false"><timerEventDefinition><timeDuration>P3D</timeDuration></timerEventDefinition></boundaryEvent>${step('b')}<endEvent id="e"/>`;

  test.each([
    ['an end for each branch', fork + flows('s x', 'x a', 'x b', 'a e', 'b f')],
    [
      'a fork in a branch, an end for each',
      `${fork}<parallelGateway id="y"/>${step('c')}<endEvent id="g"/>` +
        flows('s x', 'x a', 'x y', 'y b', 'y c', 'a e', 'b f', 'c g'),
    ],
    [
      'a choice of ends in a branch',
      `${fork}<exclusiveGateway id="y" default="y_g"/><endEvent id="g"/>
       <sequenceFlow id="y_e" sourceRef="y" targetRef="e"><conditionExpression>reason = "旧"</conditionExpression></sequenceFlow>` +
        flows('s x', 'x a', 'x b', 'a y', 'y g', 'b f'),
    ],
    ...['<serviceTask id="v"/>', '<sendTask id="v"/>', step('v')].map((first): [string, string] => [
      `an event sub-process that begins with ${first.slice(0, 12)}`,
      `<startEvent id="s"/>${step('a')}<endEvent id="e"/>
       <subProcess id="stop" triggeredByEvent="true"><startEvent id="m"><signalEventDefinition/></startEvent>${first}<endEvent id="g"/>${flows('m v', 'v g')}</subProcess>${flows('s a', 'a e')}`,
    ]),
    ['one end for both', fork.replace('<endEvent id="f"/>', '') + flows('s x', 'x a', 'x b', 'a e', 'b e')],
    ['a reminder that ends where its step ends', remind + flows('s a', 'a e', 't b', 'b e')],
  ])('%s: may be published', async (_what, body) => {
    const { source } = await redrawn(null, drawing(body), { roles, key: 'village-road' });
    const told = await checkSource(source, { ...facts, key: 'village-road' });
    expect(errors(forPublishing(told))).toEqual([]);
  });
});

describe('checking', () => {
  test('names the element of the drawing, also where the step is called otherwise', async () => {
    const named = ONE.replace('id="look"', 'id="Task_17" xz:step="look"')
      .replaceAll('Ref="look"', 'Ref="Task_17"')
      .replace('township_window', 'nobody_there');
    const { source } = await redrawn(null, named, { roles, key: 'village-road' });
    const found = (await checkSource(source, facts)).find(({ code }) => code === 'role_unknown');
    expect(found?.element).toBe('Task_17');
  });

  test('what is only missing to run is a warning until it is published', async () => {
    const bare = ONE.replace(/ xz:(role|form)="[^"]*"/g, '');
    const { source } = await redrawn(null, bare, { roles, key: 'village-road' });
    const told = await checkSource(source, facts);
    expect(errors(told)).toEqual([]);
    expect(mayPublish(told)).toBe(false);
    expect(errors(forPublishing(told)).map((each) => each.split(' ').slice(0, 2).join(' '))).toEqual(
      expect.arrayContaining(['who_missing look', 'form_missing look']) as string[],
    );
  });

  test('a value of a list that no way is drawn for is told of the gateway', async () => {
    const base = blankSource('village-road');
    const form = base.forms['village-road/application'] as {
      schema: { properties: Record<string, unknown> };
    };
    form.schema.properties.kind = { type: 'string', title: '类别', enum: ['甲', '乙', '丙'] };
    const ways = (last: string): string =>
      drawing(
        `<startEvent id="s" xz:form="village-road/application"/><exclusiveGateway id="m"/><exclusiveGateway id="x" ${last === '' ? 'default="f3"' : ''}/><endEvent id="e"/><endEvent id="f"/>
         <sequenceFlow id="f1" sourceRef="s" targetRef="m"/><sequenceFlow id="f0" sourceRef="m" targetRef="x"/>
         <sequenceFlow id="f2" sourceRef="x" targetRef="e"><conditionExpression>kind = "甲"</conditionExpression></sequenceFlow>
         <sequenceFlow id="f3" sourceRef="x" targetRef="f">${last}</sequenceFlow>`,
      );
    const told = async (xml: string): Promise<string[]> => {
      const { source } = await redrawn(base, xml, { roles, key: 'village-road' });
      return errors(forPublishing(await checkSource(source, facts)));
    };
    expect(await told(ways('<conditionExpression>kind = "乙"</conditionExpression>'))).toContainEqual(
      expect.stringMatching(/^guard_hole x .*kind = "丙"/),
    );
    expect(await told(ways(''))).toEqual([]);
  });

  test('a machine that is not what is drawn is told', async () => {
    const { source } = await redrawn(null, ONE, { roles, key: 'village-road' });
    const { machine } = blankSource('village-road').definition;
    const told = await checkSource({ ...source, definition: { ...source.definition, machine } }, facts);
    expect(told.map(({ code }) => code)).toContain('diagram_differs');
  });

  test('the key is the one it is published under', async () => {
    expect(errors(await checkSource(blankSource('a'), { ...facts, key: 'b' }))[0]).toMatch(/^key_differs b/);
  });

  property.prop([fc.jsonValue(), fc.option(fc.string(), { nil: undefined })])(
    'whatever the source is, it is findings',
    async (definition, diagram) => {
      const source = { definition, forms: {}, groups: {}, ...(diagram === undefined ? {} : { diagram }) };
      const told = await checkSource(source as never, facts);
      expect(mayPublish(told)).toBe(false);
    },
  );
});
