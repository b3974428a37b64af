/** A request is answered once by its id, and an id means one thing. */
import { describe, expect, it } from 'vitest';
import type { Command } from './commands.ts';
import { answered } from './requests.ts';
import { person, started } from './testing/house.ts';
import { end, processOf, task } from './testing/process.ts';

const process = processOf({ check: task({ seats: ['clerk'] }, { complete: 'check' }), done: end('done') });
const act = (more: object = {}): Command => ({
  type: 'Act',
  by: person('clerk', process),
  step: 'check',
  action: 'complete',
  requestId: 'r',
  data: { note: 'a', amount: 1 },
  ...more,
});

describe('a request id', () => {
  const house = started(process);
  house.run(act());

  it.each([
    ['the same again', act(), 'same'],
    ['with its fields in another order', act({ data: { amount: 1, note: 'a' } }), 'same'],
    ['from a screen that has seen more', act({ seq: 9 }), 'same'],
    ['with other data', act({ data: { note: 'b', amount: 1 } }), 'other'],
    ['with another act', act({ action: 'claim' }), 'other'],
    ['at another task', act({ task: 'c1.2', step: undefined }), 'other'],
    ['by somebody else', act({ by: person('clerk#2', process) }), 'other'],
    ['never seen', act({ requestId: 'new' }), 'no'],
    ['that is none', act({ requestId: undefined }), 'no'],
  ])('%s', (_name, command, expected) => {
    expect(answered(house.case, command)).toBe(expected);
  });

  it('from before hashes were kept stands for whatever it was', () => {
    expect(answered({ ...house.case, requests: [{ id: 'r', seq: 2 }] }, act({ data: {} }))).toBe('same');
  });
});

it('an incident is kept once by its id, also of a case that has ended', () => {
  const house = started(processOf({ done: end('done') }));
  const incident: Command = {
    type: 'Incident',
    id: 'lost:1',
    message: '没有送达',
    data: { process: 'parent' },
  };
  expect(house.run(incident)).toBe('ok');
  expect(house.last.events).toMatchObject([
    { type: 'incident.raised', data: { message: '没有送达', process: 'parent' } },
  ]);
  expect(answered(house.case, incident)).toBe('same');
});
