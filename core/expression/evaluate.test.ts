import { describe, expect, it } from 'vitest';
import { check, checkUnaryTest, evaluate, judge, type Scope, test as holds, unaryTest } from './index.ts';

const value = (expression: string, scope: Scope = {}) => evaluate(expression, scope).value;

describe('values', () => {
  const scope = {
    hardship_type: '火灾',
    amount: 80_000,
    申请人: { 姓名: '张某山', 出生日期: '1945-03-12' },
    members: [
      { name: '张某山', age: 80, income_month: 10_000, lives_together: true },
      { name: '李某花', age: 67, income_month: 20_050, lives_together: false },
    ],
    today: '2026-03-02',
    now: '2026-03-01T16:00:00.000Z',
    limits: { '990101': 200_000 },
  };

  it.each([
    ['amount / 100', 800],
    ['申请人.姓名', '张某山'],
    ['hardship_type in ["火灾", "水灾"]', true],
    ['amount between 1 and 100000 and hardship_type = "火灾"', true],
    ['count(members)', 2],
    ['sum(members.income_month)', 30_050],
    ['members[age >= 70].name', ['张某山']],
    ['count(members[lives_together = true])', 1],
    ['some m in members satisfies m.age < 70', true],
    ['every m in members satisfies m.age < 70', false],
    ['for m in members return m.age + 1', [81, 68]],
    ['if amount > 50000 then "县级" else "乡镇"', '县级'],
    ['{ total: sum(members.income_month), each: total / 2 }', { total: 30_050, each: 15_025 }],
    ['申请人.出生日期 < "1946-01-01"', true],
    ['day(now) = today', true],
    ['get value(limits, "990101")', 200_000],
    ['string length("𠮷野") // 按字计', 2],
    ['date(today).year', 2026],
    ['-0 * 5', 0],
  ])('%s', (expression, expected) => {
    expect(evaluate(expression, scope)).toEqual({ value: expected, warnings: [] });
  });

  it('are JSON whatever FEEL makes of them', () => {
    expect(value('date("2026-01-31") + duration("P1M")')).toBe('2026-02-28');
    expect(value('date and time("2026-03-02T09:00:00+08:00") + duration("P1D")')).toBe(
      '2026-03-03T01:00:00.000Z',
    );
    expect(value('[1..3]')).toEqual({ start: 1, end: 3, 'start included': true, 'end included': true });
    expect(value('[duration("P1D"), time("09:00:00"), null]')).toEqual(['P1D', '09:00:00', null]);
    expect(Object.is(value('0 * x', { x: -1 }), 0)).toBe(true);
    expect(evaluate('function(x) x', {})).toMatchObject({ value: null, warnings: [{ code: 'not_json' }] });
    expect(evaluate('10 ** 400', {})).toMatchObject({ value: null, warnings: [{ code: 'not_json' }] });
  });

  it('share nothing with the scope', () => {
    const members = [{ name: '张某山' }];
    const copy = value('members', { members });
    expect(copy).toEqual(members);
    expect(copy).not.toBe(members);
    expect((copy as object[])[0]).not.toBe(members[0]);
  });
});

describe('what is missing or does not fit gives null and a warning', () => {
  it.each([
    ['x + 1', 'no_variable_found', [0, 1]],
    ['a.b', 'no_context_entry_found', [2, 3]],
    ['a.b.c', 'no_property_found', [4, 5]],
    ['1 + "a"', 'invalid_type', [2, 3]],
    ['1 < true', 'failed', [0, 8]],
    ['date("x")', 'invalid_arguments', [0, 9]],
    ['today', 'no_variable_found', [0, 5]],
    ['count', 'no_variable_found', [0, 5]],
    ['constructor', 'no_variable_found', [0, 11]],
    ['1 +', 'broken', [3, 3]],
    ['', 'broken', [0, 0]],
  ])('%s', (expression, code, [from, to]) => {
    const result = evaluate(expression, { a: {} });
    expect(result.value).toBeNull();
    expect(result.warnings).toContainEqual({ code, message: expect.any(String), position: { from, to } });
  });

  it('the position is that of the text as written, also behind edited places', () => {
    const text = 'count(list[contains(name, "a")]) + missing_one';
    const { warnings } = evaluate(text, { list: [] });
    const at = text.indexOf('missing_one');
    expect(warnings[0]).toMatchObject({
      message: '变量“missing_one”没有值',
      position: { from: at, to: text.length },
    });
  });

  it('a field that is there and null is no reason to warn', () => {
    expect(evaluate('x = null', { x: null })).toEqual({ value: true, warnings: [] });
  });

  it('warnings carry no data of persons', () => {
    expect(JSON.stringify(evaluate('number(name) + 1', { name: '张某山' }).warnings)).not.toContain('张某山');
  });
});

describe('conditions', () => {
  it('hold only when true', () => {
    expect(
      ['a', 'not(a)', 'b', '1', 'null', 'x = 1'].map((condition) => holds(condition, { a: true, b: false })),
    ).toEqual([true, false, false, false, false, false]);
    expect(judge('1', {})).toMatchObject({ holds: false, warnings: [{ code: 'not_boolean' }] });
    expect(judge('a', { a: false })).toEqual({ holds: false, warnings: [] });
  });
});

describe('cells of decision tables', () => {
  it.each([
    ['-', '甲', true],
    ['"甲","乙"', '乙', true],
    ['not("甲","乙")', '丙', true],
    ['not("甲","乙")', '乙', false],
    ['< 5', 5, false],
    ['[1..3], > 7', 8, true],
    ['(1..3)', 1, false],
    ['< "2026-01-01"', '2025-12-31', true],
    ['true', true, true],
    ['false', false, true],
    ['true', false, false],
    ['null', null, true],
    ['"甲"', null, false],
    ['params.limit', 5, true],
    ['params.kinds', '水灾', true],
    ['>= params.limit', 4, false],
    ['? > 3 and ? < params.limit', 4, true],
    ['contains(?, "火")', '火灾', true],
    ['broken(', 1, false],
  ])('%s accepts %o: %s', (cell, input, expected) => {
    expect(unaryTest(cell, input, { params: { limit: 5, kinds: ['火灾', '水灾'] } })).toBe(expected);
  });
});

describe('names', () => {
  it('at a call the function wins over data, elsewhere the data', () => {
    const members = [{ age: 1, id_no: '990101194406060097' }];
    const scope = { count: 7, age: 5, sum: 'x', members, today: '2026-03-02' };
    expect(value('count(members) + count', scope)).toBe(8);
    expect(value('members[age(id_no, today) > age].age', scope)).toEqual([1]);
    expect(value('{ f: function(x) x * 2, y: f(3) }.y', scope)).toBe(6);
  });

  it('a call in brackets is a condition', () => {
    const list = [
      { name: '张三', tags: ['低保'] },
      { name: '李四', tags: [] },
    ];
    expect(value('list[contains(name, "张")].name', { list })).toEqual(['张三']);
    expect(value('list[not(list contains(tags, "低保"))].name', { list })).toEqual(['李四']);
    expect(value('list[count(list)].name', { list })).toBe('李四');
  });

  it('a counted range ends, and ends soon', () => {
    expect(value('for i in 1..n return i', { n: 2.5 })).toEqual([1, 2]);
    expect(value('for i in [3..1] return i')).toEqual([3, 2, 1]);
    expect(value('count(for i in 1..n return i)', { n: 1e12 })).toBeNull();
  });
});

describe('lazy scopes', () => {
  function spied(values: Record<string, unknown>) {
    const touched: string[] = [];
    const scope = {};
    for (const [name, inner] of Object.entries(values)) {
      Object.defineProperty(scope, name, { enumerable: true, get: () => (touched.push(name), inner) });
    }
    return { scope, touched };
  }

  it('only what is named is read, each once', () => {
    const { scope, touched } = spied({ a: 1, b: 2, c: 3, count: 4 });
    expect(value('a + a + count([1])', scope)).toBe(3);
    expect(touched).toEqual(['a']);
  });

  it('a getter may evaluate, also the same expression', () => {
    let depth = 0;
    const scope = {
      base: 1,
      get next(): unknown {
        depth += 1;
        return depth < 3 ? value('next + base', scope) : 0;
      },
    };
    expect(value('next + base', scope)).toBe(3);
  });

  it('two scopes do not mix', () => {
    expect([{ x: 1 }, {}, { x: 2 }].map((scope) => value('x', scope))).toEqual([1, null, 2]);
  });
});

describe('check', () => {
  it.each([
    ['a + b', []],
    ['1 +', ['表达式不完整']],
    ['a，b', ['表达式中有中文标点“，”，请改用英文标点']],
    ['name = “张三”', ['表达式中有中文标点““”，请改用英文标点']],
    ['now()', ['不能用 now() 读取系统时间，请用变量 now']],
    ['1e9 + 1', ['请把“1e9”写成普通数字']],
    ['foo(1)', ['没有名为“foo”的函数']],
    ['age(id_no)', ['age 需要 2 个参数：id_no、day']],
    ['members[lives_together]', ['方括号中只有名称时表示第几项；如果是条件，请写成“… = true”']],
    ['"中文，标点"', []],
  ])('%s', (expression, messages) => {
    expect(
      check(expression)
        .slice(0, 1)
        .map((problem) => problem.message),
    ).toEqual(messages);
  });

  it('refuses what the parser cannot keep apart, and takes all of reasonable length', () => {
    const conditions = (n: number) =>
      `[(${Array.from({ length: n }, (_, i) => `f_${i} = 1`).join(' and ')}), 2]`;
    expect(check(conditions(200))).toEqual([]);
    expect(check(conditions(300)).length).toBeGreaterThan(0);
    expect(value(conditions(300))).toBeNull();
  });

  it('cells too', () => {
    expect(checkUnaryTest('< 5, [1..3]')).toEqual([]);
    expect(checkUnaryTest('< ')).toMatchObject([{ severity: 'error' }]);
  });
});

describe('builtins', () => {
  const id = '990101194406060097';

  it.each([
    [`gender("${id}")`, '男'],
    [`birth_date("${id}")`, '1944-06-06'],
    [`age("${id}", "2024-06-06")`, 80],
    [`age("${id}", date("2024-06-05"))`, 79],
    [`age("${id}", "2024-06-05T16:00:00.000Z")`, 80],
    ['capitals(200000)', '贰仟元整'],
    ['yuan(123450)', '1,234.50'],
    ['mask_name("欧阳某")', '欧阳*'],
    [`mask_id("${id}")`, '990101********0097'],
    ['mask_phone("13812345678")', '138****5678'],
    ['mask_card("6217000012345671234")', '6217***********1234'],
    ['day("2026-03-01T16:00:00.000Z")', '2026-03-02'],
    ['day("2026-03-02")', '2026-03-02'],
    ['months_between("2025-03-02", "2026-03-01")', 11],
    ['years_between("1944-06-06", "2024-06-06")', 80],
    ['days_between("2026-02-28", "2026-03-02")', 2],
    ['add_months("2026-01-31", 1)', '2026-02-28'],
    ['add_days("2026-02-28", 1)', '2026-03-01'],
    ['sampled("990101-LS-2026-00001", 0)', false],
    ['sampled("990101-LS-2026-00001", 100)', true],
    ['[{n: "a"}, {n: "b"}][sampled(n, 100)].n', ['a', 'b']],
  ])('%s', (expression, expected) => {
    expect(evaluate(expression, {})).toEqual({ value: expected, warnings: [] });
  });

  it('a wrong argument gives null', () => {
    for (const expression of [
      'gender(1)',
      'birth_date("990101199002300042")',
      'age(null, null)',
      'age(x, "2026-02-30")',
      'capitals(0.5)',
      'yuan("a")',
      'mask_name(null)',
      'day("gestern")',
      'months_between("2026", null)',
      'add_days("2026-01-01", 1000000000)',
      'add_months("2026-01-01", 0.5)',
      'sampled("a", 101)',
      'sampled(1, 50)',
    ]) {
      expect(value(expression)).toBeNull();
    }
  });
});

describe('the budget of an expression', () => {
  const quick = (expression: string, scope = {}): { value: unknown; took: number } => {
    const began = performance.now();
    const { value } = evaluate(expression, scope);
    return { value, took: performance.now() - began };
  };
  const list = Array.from({ length: 3000 }, (_, n) => n);

  it.each([
    ['count(for i in 1..3000, j in 1..3000 return i*j) > 0'],
    ['count(for i in 1..3000 return count(for j in 1..3000 return j)) > 0'],
    ['count(for a in list, b in list return a + b) > 0'],
    ['some a in list satisfies (every b in list satisfies a + b >= 0 and a < 0)'],
    ['matches(text, "^(a+)+$")'],
    ['replace(text, "(a*)*b", "")'],
    ['count(for i in list return sum(list)) > 0'],
  ])('%s has no value, and keeps nobody waiting', (expression) => {
    const { value, took } = quick(expression, { list, text: 'a'.repeat(30) + '!' });
    expect(value).toBeNull();
    expect(took).toBeLessThan(3_000);
  });

  it('is ample for the lists of a case, and every expression has its own', () => {
    for (let n = 0; n < 50; n += 1)
      expect(evaluate('count(for a in list return a * 2)', { list }).value).toBe(3000);
  });
});
