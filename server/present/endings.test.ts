/** Words of ends tell refused from finished from taken back, and a case is tracked without keys of its definition. */
import { expect, test } from 'vitest';
import { end, processOf, task } from '../../core/engine/testing/process.ts';
import { started } from '../../core/engine/testing/house.ts';
import { documentNumbersIn, endsWithLast, searchKeysOf } from '../../core/engine/search-keys.ts';
import { endingOf, wordOf } from './words.ts';

test('the last act against it makes an end a refusal, an end that says so is what it says', () => {
  const process = processOf({
    check: task(
      {
        seats: ['clerk'],
        outcomes: {
          pass: { label: '同意', tone: 'positive' },
          refuse: { label: '不同意', tone: 'negative' },
        },
      },
      { pass: 'done', refuse: 'no' },
    ),
    done: end('done'),
    no: end('no'),
  });
  const ended = (action: string) => {
    const house = started(process);
    expect(house.act('clerk', action)).toBe('ok');
    return [endingOf(process, house.case), wordOf(process, house.case)];
  };
  expect(ended('pass')).toEqual(['done', '已办结']);
  expect(ended('refuse')).toEqual(['refused', '不予批准']);
});

test('numbers of identity documents are keys where a definition names none', () => {
  const form = {
    schema: { type: 'object', properties: { who: { type: 'string' }, no: { type: 'string' } } },
    privacy: [
      { path: 'who', as: 'name' as const },
      { path: 'no', as: 'id' as const },
    ],
  };
  const data = { who: '张某山', no: '99010119870305003x' };
  expect(documentNumbersIn(form, data)).toEqual(['99010119870305003X']);
  expect(endsWithLast(searchKeysOf(form as never, data), '003X')).toBe(true);
  expect(endsWithLast(searchKeysOf(form as never, data), '0031')).toBe(false);
});
