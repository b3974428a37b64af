/** The check of answers can fail: it would be worth nothing otherwise. */
import { expect, test } from 'vitest';
import { checkAnswer } from '../support/contract.ts';

const started = { id: 'c1', caseNo: 'n1', version: 1, seq: 1, status: 'running', steps: [] };
const answer = (status: number, body: unknown) => () => checkAnswer('POST', '/api/cases', status, body);

test('an answer as the contract says passes', () => {
  expect(answer(201, started)).not.toThrow();
  expect(answer(404, { code: 'unknown_process', message: '没有这个事项' })).not.toThrow();
});

test.each([
  ['a status that is not in it', 200, started],
  ['a missing field', 201, { ...started, caseNo: undefined }],
  ['a field of another kind', 201, { ...started, seq: '1' }],
  ['a word that is none of its list', 201, { ...started, status: 'sleeping' }],
  ['a field that is not in it', 201, { ...started, password: 'x' }],
  ['a refusal without a sentence', 404, { code: 'unknown_process' }],
  ['a refusal it does not name', 418, { code: 'teapot', message: '茶壶' }],
])('%s is a difference', (_, status, body) => {
  expect(answer(status, body)).toThrow(/^POST \/api\/cases answered/);
});

test('an address with a parameter is found, one without goes first', () => {
  expect(() => checkAnswer('GET', '/api/tasks/t1?x=1', 200, {})).toThrow(/^GET \/api\/tasks\/:id answered/);
  expect(() => checkAnswer('POST', '/api/tasks/batch', 200, {})).toThrow(
    /^POST \/api\/tasks\/batch answered/,
  );
});
