import { describe, expect, it } from 'vitest';
import { reads, references } from './index.ts';

describe('references', () => {
  it.each([
    ['amount <= params.limit and 申请人.姓名 = "张"', ['amount', 'params.limit', '申请人.姓名']],
    ['count(x) + age(id_no, today)', ['x', 'id_no', 'today']],
    ['members[1].name', ['members.name']],
    ['count(members[age > 3])', ['age', 'members.age', 'members']],
    ['members[item.age > limit]', ['members.age', 'limit', 'members.limit', 'members']],
    ['some m in members satisfies m.age > limit', ['members', 'members.age', 'limit']],
    ['for a in list, b in a.rows return b.x + count(partial)', ['list', 'list.rows', 'list.rows.x']],
    ['for i in 1..n return i', ['n']],
    ['{ a: 1, b: a + c }.b', ['c']],
    ['{ "甲 乙": x }', ['x']],
    ['function(p) p + q', ['q']],
    ['x instance of string', ['x']],
    ['(a).b', ['a.b']],
    ['if a then b else c', ['a', 'b', 'c']],
    ['d in (< e, [f..g])', ['d', 'e', 'f', 'g']],
    ['get value(limits, case.region6)', ['limits', 'case.region6']],
    ['sort(rows, function(a, b) a.n < b.n)', ['rows']],
    ['1 +', []],
  ])('%s', (expression, expected) => {
    expect(references(expression)).toEqual(expected);
  });

  it('positions and the lists around', () => {
    expect(reads('members[age > 3]')).toEqual([
      { path: ['age'], position: { from: 8, to: 11 }, within: [['members']] },
      { path: ['members'], position: { from: 0, to: 7 }, within: [] },
    ]);
  });
});
