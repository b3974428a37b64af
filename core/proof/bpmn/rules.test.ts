/** Each thing the proof says of a diagram: once where it is true, once beside it where it is not. */
import { describe, expect, test } from 'vitest';
import type { BpmnModel } from '../../bpmn/model.ts';
import { DIAGRAM } from '../config.ts';
import { proveModel } from '../index.ts';
import { runRules } from '../runner.ts';
import { DRAWN } from '../testing/drawn-faults.ts';
import { RUNNING } from '../testing/running-faults.ts';

const FIXTURES = [...DRAWN, ...RUNNING];

const found = (model: BpmnModel): string[] =>
  proveModel(model).map(({ code, element }) => `${code} ${element}`);

describe.each(FIXTURES)('$code', ({ code, bad, at, good, trace }) => {
  test('is found and names the element', () => {
    expect(found(bad)).toContain(`${code} ${at}`);
    const finding = proveModel(bad).find((one) => one.code === code && one.element === at);
    expect(finding?.severity).toBe(DIAGRAM[code]);
    expect(finding?.message).toMatch(/[\u4e00-\u9fff]/);
    if (trace !== undefined) expect(finding?.trace?.join(' ')).toBe(trace);
  });
  test.runIf(good)('is not found beside it', () => {
    expect(found(good as BpmnModel).map((one) => one.split(' ')[0])).not.toContain(code);
  });
});

test('every finding of diagrams has a fixture', () => {
  expect(Object.keys(DIAGRAM).filter((code) => !FIXTURES.some((fixture) => fixture.code === code))).toEqual(
    [],
  );
});

test('a rule that breaks down is a finding', () => {
  const broken = {
    name: 'broken',
    run: () => {
      throw new Error('unexpected');
    },
  };
  expect(runRules([broken], {})).toMatchObject([{ code: 'rule_failed', severity: 'error', path: 'broken' }]);
});
