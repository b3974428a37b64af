/** Cases that speak with each other, on the pure driver. */
import { describe, expect, it } from 'vitest';
import { compileBpmn } from '../bpmn/compile.ts';
import { readBpmn } from '../bpmn/read.ts';
import type { CompiledProcess } from '../engine/process.ts';
import { end, processOf, ROLES, task, VILLAGE } from '../engine/testing/process.ts';
import type { JsonObject } from '../vocabulary.ts';
import type { County } from './county.ts';
import { pureDriver } from './pure.ts';
import { runScenario } from './run.ts';
import type { ScenarioStep } from './types.ts';

const NEXT = '990101001002';
const OTHER_TOWN = '990101002001';

const at = (role: string, region: string) => ({
  username: `${role}@${region}`,
  name: role,
  positions: [{ role, region }],
});

function countyOf(processes: Record<string, CompiledProcess>): County {
  return {
    processes: new Map(Object.entries(processes)),
    roles: ROLES,
    people: [
      ...[VILLAGE, NEXT, OTHER_TOWN].map((region) => at('applicant', region)),
      at('clerk', VILLAGE.slice(0, 9)),
      at('clerk', OTHER_TOWN.slice(0, 9)),
      at('admin', '990101'),
    ],
    regions: new Map([VILLAGE, NEXT, OTHER_TOWN].map((region) => [region, region])),
    calendar: { '2026': { holidays: [], workdays: [] } },
    params: [],
    region: VILLAGE,
    funds: { fund: 'reserve', regions: [], quota: 0, threshold: 0 },
  };
}

const play = (steps: ScenarioStep[], processes: Record<string, CompiledProcess>) =>
  runScenario(
    { name: '例', process: 'test', at: '2026-03-02T09:00:00+08:00', steps },
    pureDriver(countyOf(processes)),
  );

const start = (village = VILLAGE, more: JsonObject = {}): ScenarioStep => ({
  as: 'applicant',
  start: { village },
  ...more,
});

describe('a called case', () => {
  const call = {
    type: 'open',
    params: {
      process: 'child',
      data: { village: 'village', amount: '3' },
      answer: 'child.done',
      result: { amount: 'amount' },
    },
  };
  const parent = processOf(
    {
      call: {
        meta: { waits: true },
        entry: [call],
        on: {
          'child.done': {
            target: 'check',
            actions: [{ type: 'set', params: { child: 'event.message' } }],
          },
        },
      },
      check: task({ seats: ['clerk'] }, { complete: 'done' }),
      done: end('done'),
    },
    { messages: ['child.done'] },
  );
  const child = processOf(
    { visit: task({ seats: ['clerk'] }, { complete: 'seen' }), seen: end('seen') },
    { key: 'child' },
  );
  const one = `child@${VILLAGE}`;
  const waiting: ScenarioStep[] = [
    start(VILLAGE, { case: 'p' }),
    { expect: { steps: ['call'] }, case: 'p' },
    { expect: { steps: ['visit'], data: { amount: 3 } }, case: one },
  ];

  it('is waited for; its end is heard with what was asked for', async () => {
    const result = await play(
      [
        ...waiting,
        { as: 'clerk', step: 'visit', do: 'complete', case: one },
        { expect: { status: 'ended', outcome: 'seen' }, case: one },
        {
          expect: {
            steps: ['check'],
            data: { child: { case: 'c1-1-e0', case_no: '00002', outcome: 'seen', result: { amount: 3 } } },
          },
          case: 'p',
        },
      ],
      { test: parent, child },
    );
    expect(result.problems).toEqual([]);
  });

  it('drawn as a call activity is waited for as well', async () => {
    const xml = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xz="http://xiangzhi/schema/1" targetNamespace="t"><process id="test" isExecutable="true">
      <startEvent id="draft"/><callActivity id="call" calledElement="child"><extensionElements>
        <xz:properties><xz:property name="data">{"village":"village"}</xz:property></xz:properties>
      </extensionElements></callActivity><endEvent id="over"/>
      <sequenceFlow id="a" sourceRef="draft" targetRef="call"/><sequenceFlow id="b" sourceRef="call" targetRef="over"/>
    </process></definitions>`;
    const { model } = await readBpmn(xml);
    const { machine, messages } = compileBpmn(model!, { key: 'test' });
    const states = (machine?.states ?? {}) as Record<string, JsonObject>;
    const { call: drawn, over } = states as { call: JsonObject; over: JsonObject };
    const caller = processOf({ call: drawn, over }, { messages });
    const result = await play(
      [
        start(VILLAGE, { case: 'p' }),
        { expect: { steps: ['call'] }, case: 'p' },
        { as: 'clerk', step: 'visit', do: 'complete', case: one },
        { expect: { status: 'ended', outcome: 'over' }, case: 'p' },
      ],
      { test: caller, child },
    );
    expect(result.problems).toEqual([]);
  });

  it('that is terminated is heard of too', async () => {
    const result = await play(
      [
        ...waiting,
        { as: 'admin', do: 'terminate', comment: '误开', case: one },
        { expect: { steps: ['check'], data: { child: { outcome: 'terminated' } } }, case: 'p' },
      ],
      { test: parent, child },
    );
    expect(result.problems).toEqual([]);
  });

  it('may be over before the one that calls it looks', async () => {
    const at_once = processOf({ seen: end('seen') }, { key: 'child' });
    const result = await play([start(), { expect: { steps: ['check'] } }], { test: parent, child: at_once });
    expect(result.problems).toEqual([]);
  });

  it('that cannot be opened leaves an incident', async () => {
    const result = await play(
      [start(), { expect: { steps: ['call'], events: [{ type: 'incident.raised' }] } }],
      { test: parent },
    );
    expect(result.problems).toEqual([]);
  });
});

describe('a message to all', () => {
  const hearing = (key: string, more: JsonObject = {}) =>
    processOf(
      {
        check: task(
          { seats: ['clerk'] },
          {
            complete: 'done',
            raised: { actions: [{ type: 'set', params: { raised: 'event.message.to' } }] },
          },
          more,
        ),
        done: end('done'),
      },
      { key, messages: ['raised'] },
    );
  const send = (params: JsonObject) => ({
    entry: [
      {
        type: 'send',
        params: { process: 'test', region: 'case.region9', message: 'raised', data: { to: '5' }, ...params },
      },
    ],
  });

  it('reaches every running case of the region and below, no others', async () => {
    const sender = hearing('sender', send({ all: true }));
    const result = await play(
      [
        start(VILLAGE, { case: 'a' }),
        start(NEXT, { case: 'b' }),
        start(OTHER_TOWN, { case: 'c' }),
        start(VILLAGE, { case: 'over' }),
        { as: 'clerk', step: 'check', do: 'complete', case: 'over' },
        start(VILLAGE, { case: 's', process: 'sender' }),
        { expect: { data: { raised: 5 } }, case: 'a' },
        { expect: { data: { raised: 5 } }, case: 'b' },
        ...['c', 'over', 's'].map((name): ScenarioStep => ({
          expect: { events: [{ type: 'message.received' }] },
          case: name,
        })),
      ],
      { test: hearing('test'), sender },
    );
    // the last three heard nothing
    expect(result.problems.map(({ step }) => step)).toEqual([9, 10, 11]);
  });

  it('to nobody is no incident, and nobody sends to themselves', async () => {
    const alone = await play([start(), { expect: { events: [{ type: 'incident.raised' }] } }], {
      test: hearing('test', send({ all: true })),
    });
    expect(alone.problems).toHaveLength(1);
    const itself = await play([start(), { expect: { events: [{ type: 'incident.raised' }] } }], {
      test: hearing('test', send({ region: 'case.region' })),
    });
    expect(itself.problems).toEqual([]);
  });
});
