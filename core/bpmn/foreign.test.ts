/** Drawings of other systems: nothing in them is lost in silence, and what is written is what was read. */
import { BpmnModdle, type ModdleElement } from 'bpmn-moddle';
import { describe, expect, it } from 'vitest';
import { compileBpmn } from './compile.ts';
import type { BpmnModel } from './model.ts';
import { readBpmn } from './read.ts';
import { writeBpmn } from './write.ts';

const NAMESPACES =
  'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:v="http://vendor" xmlns:flowable="http://flowable.org/bpmn" xmlns:activiti="http://activiti.org/bpmn" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t"';
const file = (inside: string, more = ''): string =>
  `<definitions ${NAMESPACES} ${more}>${inside}</definitions>`;
const process = (inside: string, more = ''): string =>
  file(`<process id="p" isExecutable="true">${inside}</process>`, more);
const LINE =
  '<startEvent id="s"/><userTask id="a"/><endEvent id="e"/><sequenceFlow id="f" sourceRef="s" targetRef="a"/><sequenceFlow id="g" sourceRef="a" targetRef="e"/>';

async function read(xml: string): Promise<{ model: BpmnModel; codes: string[] }> {
  const { model, findings } = await readBpmn(xml);
  if (!model) throw new Error(JSON.stringify(findings));
  return { model, codes: findings.map(({ severity, code, element }) => `${severity} ${code} ${element}`) };
}

const nodesOf = ({ processes }: BpmnModel): string[] =>
  processes.flatMap(({ nodes }) => nodes.map(({ id }) => id));

/** Ids of what has a place in the pictures of a file. */
async function drawnIn(xml: string): Promise<string[]> {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(xml, 'bpmn:Definitions', { lax: true });
  expect(warnings).toEqual([]);
  const planes = (rootElement.get('diagrams') as ModdleElement[]).map(({ plane }) => plane as ModdleElement);
  return planes.flatMap((plane) =>
    (plane.get('planeElement') as { bpmnElement: ModdleElement }[]).map(
      ({ bpmnElement }) => bpmnElement.id ?? '',
    ),
  );
}

describe('ids no other editor takes', () => {
  const xml = process(
    '<startEvent id="s"/><userTask id="登记" name="登记"/><userTask id="2nd step"/><endEvent id="e"/><sequenceFlow id="f" sourceRef="s" targetRef="登记"/><sequenceFlow id="g" sourceRef="登记" targetRef="2nd step"/><sequenceFlow id=" h " sourceRef="2nd step" targetRef="e"/>',
  );

  it('stand in the model as they were written', async () => {
    const { model, codes } = await read(xml);
    expect(nodesOf(model)).toEqual(['s', '登记', '2nd step', 'e']);
    expect(model.processes[0]?.flows.map(({ id, target }) => [id, target])).toEqual([
      ['f', '登记'],
      ['g', '2nd step'],
      ['h', 'e'],
    ]);
    expect(codes).toEqual(['info id_unusual 登记', 'info id_unusual 2nd step']);
  });

  it('are written in plain letters, and the machine stays the same', async () => {
    const { model } = await read(xml);
    const again = await read(writeBpmn(model));
    expect(again.codes).toEqual([]);
    expect(nodesOf(again.model)).toEqual(['s', '_767b_8bb0', '_2nd_0020step', 'e']);
    expect(compileBpmn(again.model).machine).toEqual(compileBpmn(model).machine);
  });
});

it('blanks around the sign of an attribute do not matter, in a text they stay', async () => {
  const { model, codes } = await read(
    process(
      `${LINE.replaceAll('sourceRef=', 'sourceRef = ')}<task id ='b' name= "x = 'y'"><documentation><![CDATA[<i a = "1">]]></documentation></task>`,
    ),
  );
  expect(codes).toEqual([]);
  expect(model.processes[0]?.flows).toHaveLength(2);
  expect(model.processes[0]?.nodes.at(-1)).toMatchObject({ name: "x = 'y'", documentation: '<i a = "1">' });
});

describe('the same id twice', () => {
  it.each([
    ['a step', '<task id="a"/>', 'error duplicate_id a'],
    ['a note', '<textAnnotation id="a"/>', 'warning duplicate_id a'],
  ])('is serious for %s', async (_what, second, expected) => {
    expect((await read(process(LINE + second))).codes).toContain(expected);
  });
});

describe('what is drawn for the reader', () => {
  const xml = file(
    '<dataStore id="ds" name="台账"/><category id="c"><categoryValue id="cv" value="初审"/></category>' +
      '<collaboration id="co"><participant id="pool" name="镇" processRef="p" v:colour="red"/><participant id="bank" name="银行"/><messageFlow id="m" name="拨付" sourceRef="a" targetRef="bank" v:kind="x"/><textAnnotation id="n2"><text>说明</text></textAnnotation></collaboration>' +
      `<process id="p" name="救助" v:version="7"><documentation>全县统一</documentation><ioSpecification><dataInput id="di" name="申请书"/><inputSet><dataInputRefs>di</dataInputRefs></inputSet><outputSet/></ioSpecification>` +
      '<laneSet id="ls"><lane id="l" name="窗口" v:size="1"><flowNodeRef>s</flowNodeRef><flowNodeRef>a</flowNodeRef><flowNodeRef>e</flowNodeRef></lane></laneSet>' +
      '<startEvent id="s"/><userTask id="a" implementation="##manual"><documentation>当面核对</documentation><property id="a_p" name="x"/><dataInputAssociation id="in"><sourceRef>dr</sourceRef><targetRef>a_p</targetRef></dataInputAssociation><dataOutputAssociation id="out"><targetRef>dsr</targetRef></dataOutputAssociation></userTask><endEvent id="e"/>' +
      '<sequenceFlow id="f" sourceRef="s" targetRef="a" v:weight="2"><documentation>必经</documentation></sequenceFlow><sequenceFlow id="g" sourceRef="a" targetRef="e"/>' +
      '<dataObject id="d" isCollection="true"/><dataObjectReference id="dr" name="材料" dataObjectRef="d"><dataState name="齐全"/></dataObjectReference><dataStoreReference id="dsr" name="台账" dataStoreRef="ds"/>' +
      '<textAnnotation id="n"><text>三个工作日内</text></textAnnotation><association id="as" sourceRef="a" targetRef="n" associationDirection="One"/><group id="gr" categoryValueRef="cv"/></process>',
  );

  it('is kept: notes, data, stores, groups, pools without a process, words', async () => {
    const { model } = await read(xml);
    const again = await read(writeBpmn(model));
    expect({ ...again.model, namespaces: {} }).toEqual({
      ...model,
      namespaces: {},
      artefacts: expect.arrayContaining(model.artefacts) as unknown,
    });
    expect(again.model.artefacts).toHaveLength(model.artefacts.length);
    expect(model.artefacts.map(({ kind }) => kind).sort()).toEqual([
      'association',
      'data',
      'data_input',
      'data_reference',
      'group',
      'input',
      'output',
      'store',
      'store_reference',
      'text',
      'text',
    ]);
    expect(model.processes[0]).toMatchObject({ documentation: '全县统一', foreign: { 'v:version': '7' } });
  });

  it('and so are attributes nobody looks at', async () => {
    const { model } = await read(xml);
    expect(model.processes[0]?.nodes.find(({ id }) => id === 'a')?.foreign).toEqual({
      implementation: '##manual',
    });
  });

  it('has its place in the picture', async () => {
    const { model } = await read(xml);
    const drawn = await drawnIn(writeBpmn(model));
    for (const id of [
      'pool',
      'bank',
      'l',
      's',
      'a',
      'e',
      'f',
      'g',
      'm',
      'di',
      'dr',
      'dsr',
      'n',
      'n2',
      'as',
      'in',
      'out',
    ])
      expect(drawn.filter((each) => each === id)).toEqual([id]);
  });
});

describe('what nothing here looks at', () => {
  const xml = file(
    '<import importType="http://www.w3.org/2001/XMLSchema" location="types.xsd" namespace="x"/>' +
      '<itemDefinition id="text" structureRef="v:string"/><resource id="window" name="窗口"/>' +
      '<message id="asked" name="询问" itemRef="text"><extensionElements><v:retry n="3"/></extensionElements></message>' +
      '<error id="late" name="逾期" errorCode="E1"/><interface id="bank" name="银行"><operation id="pay" name="拨付"><inMessageRef>asked</inMessageRef><errorRef>late</errorRef></operation></interface>' +
      '<process id="p" isExecutable="true"><property id="sum" itemSubjectRef="text"/>' +
      '<startEvent id="s"><dataOutput id="s_out" name="来文"/><outputSet><dataOutputRefs>s_out</dataOutputRefs></outputSet><messageEventDefinition messageRef="asked" v:key="k"><operationRef>pay</operationRef></messageEventDefinition></startEvent>' +
      '<userTask id="a"><ioSpecification><dataInput id="a_in" itemSubjectRef="text"/><inputSet><dataInputRefs>a_in</dataInputRefs></inputSet><outputSet/></ioSpecification><property id="a_p"/>' +
      '<dataInputAssociation id="read"><sourceRef>dr</sourceRef><targetRef>a_in</targetRef></dataInputAssociation>' +
      '<dataInputAssociation id="set"><targetRef>a_in</targetRef><assignment><from xsi:type="tFormalExpression" language="v">1</from><to>a_in</to></assignment></dataInputAssociation>' +
      '<potentialOwner id="who"><resourceRef>window</resourceRef></potentialOwner>' +
      '<multiInstanceLoopCharacteristics v:each="人"><loopCardinality>2</loopCardinality><inputDataItem id="one" name="一人"/></multiInstanceLoopCharacteristics></userTask>' +
      '<serviceTask id="b" operationRef="pay"/><endEvent id="e"/>' +
      '<sequenceFlow id="f" sourceRef="s" targetRef="a"/><sequenceFlow id="g" sourceRef="a" targetRef="b"/><sequenceFlow id="h" sourceRef="b" targetRef="e"/>' +
      '<dataObject id="d" itemSubjectRef="text"/><dataObjectReference id="dr" dataObjectRef="d"/></process>',
  );

  /** Every element and attribute of a file but those of the picture, with how often it stands there. */
  async function inventory(of: string): Promise<Record<string, number>> {
    const { rootElement } = await new BpmnModdle().fromXML(of, 'bpmn:Definitions', { lax: true });
    const found: Record<string, number> = {};
    const visit = (element: ModdleElement): void => {
      for (const name of Object.getOwnPropertyNames(element)) {
        const value = name.startsWith('$') || name === 'diagrams' ? undefined : element[name];
        if (value === undefined) continue;
        // an expression is written as a formal one
        const key = `${element.$type.replace(':Expression', ':FormalExpression')} ${name}`;
        found[key] = (found[key] ?? 0) + [value].flat().length;
        for (const child of [value].flat() as unknown[])
          if (typeof child === 'object' && child !== null && (child as ModdleElement).$parent === element)
            visit(child as ModdleElement);
      }
    };
    visit(rootElement);
    return found;
  }

  it('is all there again in what is written', async () => {
    const [before, after] = await Promise.all([
      inventory(xml),
      read(xml).then(({ model }) => inventory(writeBpmn(model))),
    ]);
    const lost = Object.entries(before).filter(([what, often]) => (after[what] ?? 0) < often);
    expect(lost).toEqual([]);
    expect(Object.keys(before).length).toBeGreaterThan(60);
  });

  it('and the machine is the same', async () => {
    const { model } = await read(xml);
    const again = await read(writeBpmn(model));
    expect(again.codes).toEqual((await read(xml)).codes);
    expect(compileBpmn(again.model).machine).toEqual(compileBpmn(model).machine);
  });

  it('goes along with ids that are not plain', async () => {
    const { model } = await read(xml.replaceAll('"text"', '"文本"').replaceAll('"a"', '"甲"'));
    const again = await read(writeBpmn(model));
    expect(again.codes).toEqual([]);
    expect(again.model.roots?.find(({ tag }) => tag === 'bpmn:itemDefinition')?.attributes.id).toBe(
      '_6587_672c',
    );
    expect(compileBpmn(again.model).machine).toEqual(compileBpmn(model).machine);
  });
});

describe('several processes without pools', () => {
  it('each have a picture of their own', async () => {
    const other = LINE.replace(/"([saefg])"/g, '"$12"');
    const { model } = await read(file(`<process id="p">${LINE}</process><process id="q">${other}</process>`));
    expect(await drawnIn(writeBpmn(model))).toEqual(expect.arrayContaining(['a', 'a2', 'f', 'f2']));
  });
});

describe('steps that undo others', () => {
  const undo = (attributes: string, more = ''): string =>
    process(
      `${LINE}<boundaryEvent id="b" attachedToRef="a"><compensateEventDefinition/></boundaryEvent><callActivity id="u" calledElement="x" ${attributes}/><association id="as" sourceRef="b" targetRef="u"/>${more}`,
    );

  it.each([
    ['when they say so', 'isForCompensation="true"'],
    ['when only the line to them says so', ''],
  ])('are known %s', async (_when, attributes) => {
    const { model } = await read(undo(attributes));
    expect(model.processes[0]?.nodes.find(({ id }) => id === 'u')).toMatchObject({ compensates: true });
  });

  it('are steps like others when they stand in the flow', async () => {
    const { model, codes } = await read(
      undo('isForCompensation="true"', '<sequenceFlow id="h" sourceRef="u" targetRef="e"/>'),
    );
    expect(model.processes[0]?.nodes.find(({ id }) => id === 'u')).not.toHaveProperty('compensates');
    expect(codes).toContain('warning compensation_in_flow u');
  });
});

describe('several persons at one task, as other systems draw it', () => {
  const marked = (attributes: string, inside: string): string =>
    process(
      `<startEvent id="s" flowable:initiator="starter"/><userTask id="a" flowable:assignee="\${person}"><multiInstanceLoopCharacteristics ${attributes} flowable:collection="persons" flowable:elementVariable="person">${inside}</multiInstanceLoopCharacteristics></userTask><endEvent id="e"/><sequenceFlow id="f" sourceRef="s" targetRef="a"/><sequenceFlow id="g" sourceRef="a" targetRef="e"/>`,
    );
  const until = (text: string): string =>
    `<completionCondition xsi:type="tFormalExpression">\${${text.replace(/>/g, '&gt;').replace(/</g, '&lt;')}}</completionCondition>`;
  const taskIn = (model: BpmnModel): Record<string, unknown> => {
    const states = compileBpmn(model).machine?.states as Record<
      string,
      { meta?: { task?: Record<string, unknown> } }
    >;
    const { mode, pass, need, over, each } = states.a?.meta?.task ?? {};
    return Object.fromEntries(
      Object.entries({ mode, pass, need, over, each }).filter(([, value]) => value !== undefined),
    );
  };

  it.each([
    ['nrOfCompletedInstances/nrOfInstances >= 0.6', { mode: 'ratio', pass: 0.6 }],
    ['nrOfCompletedInstances / nrOfInstances > 0.5', { mode: 'ratio', pass: 0.5, over: true }],
    ['nrOfCompletedInstances/nrOfInstances == 1', { mode: 'all' }],
    ['nrOfCompletedInstances == nrOfInstances', { mode: 'all' }],
    ['nrOfActiveInstances == 0', { mode: 'all' }],
    ['nrOfCompletedInstances == 1', { mode: 'any' }],
    ['nrOfCompletedInstances > 0', { mode: 'any' }],
    ['nrOfCompletedInstances >= 2', { mode: 'ratio', need: 2 }],
    ['nrOfCompletedInstances*3 >= nrOfInstances*2', { mode: 'ratio', pass: 2 / 3 }],
    ['nrOfCompletedInstances > nrOfInstances/2', { mode: 'ratio', pass: 0.5, over: true }],
    ['nrOfCompletedInstances >= 0.6 * nrOfInstances', { mode: 'ratio', pass: 0.6 }],
    ['0.6 <= nrOfCompletedInstances/nrOfInstances', { mode: 'ratio', pass: 0.6 }],
    ['nrOfCompletedInstances >= 1', { mode: 'any' }],
    ['1 <= nrOfCompletedInstances', { mode: 'any' }],
    ['nrOfCompletedInstances ge 1', { mode: 'any' }],
    ['0 == nrOfActiveInstances', { mode: 'all' }],
    ['nrOfActiveInstances < 1', { mode: 'all' }],
    ['!(nrOfActiveInstances > 0)', { mode: 'all' }],
    ['nrOfInstances - nrOfCompletedInstances == 0', { mode: 'all' }],
    ['(nrOfCompletedInstances/nrOfInstances) >= 0.6', { mode: 'ratio', pass: 0.6 }],
    ['100 * nrOfCompletedInstances / nrOfInstances >= 60', { mode: 'ratio', pass: 0.6 }],
    ['nrOfCompletedInstances/nrOfInstances >= 2/3', { mode: 'ratio', pass: 2 / 3 }],
    ['nrOfActiveInstances/nrOfInstances <= 0.4', { mode: 'ratio', pass: 0.6 }],
    ['nrOfCompletedInstances >= nrOfInstances - 1', { mode: 'all' }],
    ['nrOfActiveInstances > 0', { mode: 'all' }],
    ['agreed/nrOfInstances >= 0.6', { mode: 'all' }],
    ['vote.isOver(execution)', { mode: 'all' }],
    ['', { mode: 'all' }],
  ])('until %s', async (condition, expected) => {
    const { model } = await read(marked('isSequential="false"', condition === '' ? '' : until(condition)));
    expect(taskIn(model)).toEqual(expected);
    const codes = compileBpmn(model).findings.map(({ code }) => code);
    expect(codes).toContain('voters_missing');
    expect(codes).not.toContain('parallel_in_turn');
  });

  it('says where it cannot read how many must have acted', async () => {
    const { model } = await read(marked('isSequential="false"', until('agreed/nrOfInstances >= 0.6')));
    const found = compileBpmn(model).findings.filter(({ code }) => code === 'loop_unreadable');
    expect(found.map(({ element, message }) => [element, message])).toEqual([
      ['a', expect.stringContaining('agreed')],
    ]);
  });

  it('in their order', async () => {
    const { model } = await read(
      marked('isSequential="true"', until('nrOfCompletedInstances/nrOfInstances >= 1')),
    );
    expect(taskIn(model)).toEqual({ mode: 'sequential' });
  });

  const performers = (who: string): string =>
    `<potentialOwner><resourceAssignmentExpression><formalExpression>${who}</formalExpression></resourceAssignmentExpression></potentialOwner>`;
  const forFiler = async (task: string, start: string): Promise<boolean> => {
    const { model } = await read(
      process(LINE.replace('<userTask id="a"/>', task).replace('<startEvent id="s"/>', start)),
    );
    const { machine, findings } = compileBpmn(model);
    const isFilers = JSON.stringify(machine?.states).includes(
      '"a":{"meta":{"task":{"seats":[{"role":"filer"}]',
    );
    // who it is for is known, or said to be missing
    expect(findings.some(({ code }) => code === 'who_missing')).toBe(!isFilers);
    return isFilers;
  };

  it.each([
    ['flowable', 'assignee="\${starter}"', 'initiator="starter"', true],
    ['flowable', 'assignee="\${initiator}"', '', true],
    ['flowable', 'assignee="#{ initiator }"', '', true],
    ['flowable', 'assignee="$INITIATOR"', '', true],
    ['flowable', 'candidateUsers="\${starter}"', 'initiator="starter"', true],
    ['flowable', 'candidateUsers="\${starter},\${initiator}"', 'initiator="starter"', true],
    ['activiti', 'assignee="\${applicant}"', 'initiator="applicant"', true],
    ['activiti', 'assignee="\${execution.getVariable(\'applicant\')}"', 'initiator="applicant"', true],
    ['camunda', 'assignee="\${starter}"', 'initiator="starter"', true],
    ['camunda', 'assignee="\${execution.processInstance.startUserId}"', '', true],
    ['camunda', 'candidateUsers="\${starter}, boss"', 'initiator="starter"', false],
    ['camunda', 'assignee="\${starter}"', '', false],
    ['camunda', 'assignee="\${initiators}"', '', false],
  ])('%s:%s with %s is who filed the case', async (vendor, who, starter, expected) => {
    const of = (attribute: string): string => (attribute === '' ? '' : `v:${attribute}`);
    const task = `<userTask id="a" ${of(who)}/>`.replaceAll('v:', `${vendor}:`);
    const start = `<startEvent id="s" ${of(starter)}/>`.replaceAll('v:', `${vendor}:`);
    expect(await forFiler(task, start)).toBe(expected);
  });

  it.each([
    ['\${initiator}', true],
    ['user(\${initiator})', true],
    ['user(\${initiator}), user(boss)', false],
  ])('BPMN’s own potential owner %s is who filed the case', async (who, expected) => {
    expect(await forFiler(`<userTask id="a">${performers(who)}</userTask>`, '<startEvent id="s"/>')).toBe(
      expected,
    );
  });
});

describe('conditions of other systems', () => {
  const choice = (condition: string, more = ''): string =>
    process(
      `<startEvent id="s"/><exclusiveGateway id="x" default="g"/><endEvent id="e"/><endEvent id="d"/><sequenceFlow id="f" sourceRef="s" targetRef="x"/><sequenceFlow id="g" sourceRef="x" targetRef="d"/><sequenceFlow id="c" sourceRef="x" targetRef="e"><conditionExpression xsi:type="tFormalExpression">${condition}</conditionExpression></sequenceFlow>`,
      more,
    );

  it.each([
    ['= amount &gt; 5', '', 'amount > 5', undefined, []],
    ['${amount &gt; 5}', '', 'amount > 5', undefined, ['warning expression_translated c']],
    [
      "bpmn:getDataObject('approved')",
      '',
      "bpmn:getDataObject('approved')",
      'XPath',
      ['warning expression_foreign c'],
    ],
    ['/order/@total &gt; 5', '', '/order/@total > 5', 'XPath', ['warning expression_foreign c']],
    ['Order approved?', '', 'Order approved?', 'text', ['warning condition_is_text c']],
    [
      'return x;',
      'expressionLanguage="http://www.java.com/java"',
      'return x;',
      'http://www.java.com/java',
      ['warning expression_foreign c'],
    ],
    // the text may read as FEEL and mean something else
    ...[
      'http://www.w3.org/1999/XPath',
      'http://www.java.com/java',
      'groovy',
      'javascript',
      'http://www.mvel.org/2.0',
    ].map((language): [string, string, string, string, string[]] => [
      'amount &gt; 5',
      `expressionLanguage="${language}"`,
      'amount > 5',
      language,
      ['warning expression_foreign c'],
    ]),
    [
      'amount &gt; 5',
      'expressionLanguage="juel"',
      'amount > 5',
      undefined,
      ['warning expression_translated c'],
    ],
    [
      '${amount &gt; 5}',
      'expressionLanguage="http://www.w3.org/1999/XPath"',
      'amount > 5',
      undefined,
      ['warning expression_translated c'],
    ],
    ['= amount &gt; 5', 'expressionLanguage="http://www.w3.org/1999/XPath"', 'amount > 5', undefined, []],
    [
      'amount &gt; 5',
      'expressionLanguage="https://www.omg.org/spec/DMN/20191111/FEEL/"',
      'amount > 5',
      undefined,
      [],
    ],
  ])('%s %s', async (condition, more, text, language, codes) => {
    const found = await read(choice(condition, more));
    const flow = found.model.processes[0]?.flows.find(({ id }) => id === 'c');
    expect([flow?.condition, flow?.language]).toEqual([text, language]);
    expect(found.codes).toEqual(codes);
    const again = await read(writeBpmn(found.model));
    expect(again.model.processes[0]?.flows.find(({ id }) => id === 'c')).toEqual(flow);
  });

  it.each([
    ['http://www.w3.org/1999/XPath', 'amount &gt; 5', 'http://www.w3.org/1999/XPath'],
    ['groovy', 'amount &gt; 5', 'groovy'],
    ['groovy', '${amount &gt; 5}', 'groovy'],
    ['javascript', '= amount &gt; 5', 'javascript'],
    ['juel', 'amount &gt; 5', undefined],
    ['FEEL', 'amount &gt; 5', undefined],
  ])('say on one condition that they are %s: %s', async (language, text, expected) => {
    const xml = choice(text).replace('tFormalExpression"', `tFormalExpression" language="${language}"`);
    for (const more of ['', 'expressionLanguage="http://www.w3.org/1999/XPath"']) {
      const { model } = await read(xml.replace('<definitions', `<definitions ${more}`));
      const flow = model.processes[0]?.flows.find(({ id }) => id === 'c');
      expect(flow?.language).toBe(expected);
      // what is not FEEL never opens a way
      const guard = JSON.stringify(compileBpmn(model).machine).includes('"amount > 5"');
      expect(guard).toBe(expected === undefined);
      expect((await read(writeBpmn(model))).model.processes[0]?.flows.find(({ id }) => id === 'c')).toEqual(
        flow,
      );
    }
  });

  it('also in a loop and at an event is named and never holds', async () => {
    const said = 'xsi:type="tFormalExpression" language="groovy"';
    const { model, codes } = await read(
      process(
        LINE.replace(
          '<userTask id="a"/>',
          `<userTask id="a"><standardLoopCharacteristics testBefore="true"><loopCondition ${said}>amount &gt; 5</loopCondition></standardLoopCharacteristics></userTask><boundaryEvent id="b" attachedToRef="a"><conditionalEventDefinition><condition ${said}>amount &gt; 5</condition></conditionalEventDefinition></boundaryEvent><sequenceFlow id="h" sourceRef="b" targetRef="e"/>`,
        ),
      ),
    );
    expect(codes).toEqual(['warning expression_foreign a', 'warning expression_foreign b']);
    expect(JSON.stringify(compileBpmn(model).machine)).not.toContain('amount > 5');
    const again = await read(writeBpmn(model));
    expect(again.model.processes[0]?.nodes).toEqual(model.processes[0]?.nodes);
  });

  it('are read where the type of the expression lacks its prefix', async () => {
    const { model, codes } = await read(
      choice('amount &gt; 5')
        .replace(/<(\/?)(\w+)/g, '<$1b:$2')
        .replace('xmlns=', 'xmlns:b='),
    );
    expect(model.processes[0]?.flows.map(({ condition }) => condition)).toContain('amount > 5');
    expect(codes).toEqual([]);
  });
});
