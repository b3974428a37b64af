/** The record of a case 经过, in words: what an answer says is said by the block that asked. */
import { expect, test } from 'vitest';
import { end, processOf } from '../../core/engine/testing/process.ts';
import type { CaseEvent } from '../../core/vocabulary.ts';
import { eventView } from './events.ts';

const process = processOf({ done: end('done') });
const relation = { filer: false, roles: ['clerk'], handles: true, reached: [], blind: [], veiled: null };

test.each([
  ['FUND_RESERVED', '资金已占用'],
  ['FUND_SPENT', '资金已支出'],
  ['INSUFFICIENT', '资金不足或账户不可用'],
  ['PARCEL_SURVEYED', '收到办理结果'],
  ['constructor', '收到办理结果'],
])('the answer %s reads %s', (answer, text) => {
  const event: CaseEvent = {
    id: 'e1',
    case: 'c1',
    seq: 1,
    at: '2026-03-02T01:00:00.000Z',
    type: 'answer.received',
    by: { user: null, name: '' },
    data: { event: answer },
  };
  expect(eventView(process, event, relation)).toMatchObject({ text, minor: true });
});
