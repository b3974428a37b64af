/** The whole of what is said of a drawing: its proof, and what stands in the way of running it. */
import { describe, expect, it } from 'vitest';
import { readBpmn } from '../../bpmn/read.ts';
import { checkDiagram } from './check-diagram.ts';

async function check(inside: string, executable = true): Promise<string[]> {
  const { model } = await readBpmn(
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">${inside.replace('<process ', `<process isExecutable="${executable}" `)}</definitions>`,
  );
  return checkDiagram(model as never).map(({ severity, code, element }) => `${severity} ${code} ${element}`);
}

const around = (middle: string): string =>
  `<process id="p"><startEvent id="s"/>${middle}<endEvent id="e"/><sequenceFlow id="f" sourceRef="s" targetRef="m"/><sequenceFlow id="g" sourceRef="m" targetRef="e"/></process>`;

describe('what cannot be run', () => {
  it.each([
    ['a complex gateway', '<complexGateway id="m"/>', 'm'],
    ['an ad-hoc sub-process', '<adHocSubProcess id="m"><task id="t"/></adHocSubProcess>', 'm'],
    [
      'a thrown compensation',
      '<intermediateThrowEvent id="m"><compensateEventDefinition/></intermediateThrowEvent>',
      'm',
    ],
  ])('%s is an error of a process that is to run, a warning of a sketch', async (_what, middle, element) => {
    expect(await check(around(middle))).toContain(`error not_executable ${element}`);
    expect(await check(around(middle), false)).toContain(`warning not_executable ${element}`);
  });

  it('what is only missing is a warning', async () => {
    expect(await check(around('<userTask id="m"/>'))).toEqual([
      'warning form_missing m',
      'warning who_missing m',
    ]);
  });

  it('the same fault is told once', async () => {
    const found = await check(
      around('<intermediateThrowEvent id="m"><linkEventDefinition name="A"/></intermediateThrowEvent>'),
    );
    expect(found.filter((one) => /link_(open|without_target) m/.test(one))).toHaveLength(1);
  });

  it('every process of a file is looked at', async () => {
    const one = around('<userTask id="m"/>');
    const other = one.replace(/id="(\w+)"/g, 'id="$12"').replace(/Ref="(\w+)"/g, 'Ref="$12"');
    expect(await check(one + other)).toEqual(
      expect.arrayContaining(['warning who_missing m', 'warning who_missing m2']),
    );
  });
});
