/**
 * The promise of compile.ts: a built expression means exactly what feelin's own `evaluate` makes of the same text
 * and scope. (Where we mean to differ, in calls with data of the function's name and in bracketed calls, see
 * evaluate.test.ts, in fractions that binary does not hold, see decimals.test.ts; the generator leaves those out.)
 */
import { fc, test } from '@fast-check/vitest';
import { evaluate as feel } from 'feelin';
import { expect, vi } from 'vitest';
import { analyse } from './analyse.ts';
import { check, evaluate } from './index.ts';
import { toJson } from './json.ts';
import { parse } from './syntax.ts';

/** feelin needs a millisecond to parse a long one. 30 000 runs were made once: no difference. */
const RUNS = 200;
vi.setConfig({ testTimeout: 60_000 });

const NAMES = ['a', 'b', 'flag', 'text', 'none', '申请人', 'rows'] as const;

const scalar = fc.oneof(
  fc.integer({ min: -3, max: 9 }),
  fc.constantFrom('张', '2026-03-02', ''),
  fc.boolean(),
  fc.constant(null),
);
const row = fc.record(
  { n: fc.integer({ min: 0, max: 5 }), kind: fc.constantFrom('甲', '乙'), deep: fc.record({ n: scalar }) },
  { requiredKeys: ['n'] },
);
const scope = fc.record(
  {
    a: scalar,
    b: fc.integer({ min: -3, max: 9 }),
    flag: fc.boolean(),
    text: fc.constantFrom('张三', '火灾', ''),
    申请人: fc.record({ 姓名: scalar, n: scalar }, { requiredKeys: [] }),
    rows: fc.array(row, { maxLength: 4 }),
  },
  { requiredKeys: [] },
);

const { expression } = fc.letrec<{ expression: string; condition: string; list: string; number: string }>(
  (tie) => {
    const [e, c, l, n] = [tie('expression'), tie('condition'), tie('list'), tie('number')];
    const join = (...parts: (string | fc.Arbitrary<string>)[]) =>
      fc
        .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
        .map((texts) => texts.join(''));
    const compare = fc.constantFrom(' = ', ' != ', ' < ', ' <= ', ' > ', ' >= ');
    const atom = fc.oneof(
      fc.constantFrom(
        ...NAMES,
        '申请人.姓名',
        '申请人.n',
        'none.x',
        '"火灾"',
        '"2026-01-01"',
        'null',
        'true',
        '3',
        '0.5',
        '@"2026-03-02"',
      ),
    );
    return {
      expression: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        atom,
        n,
        c,
        l,
        join('if ', c, ' then ', e, ' else ', e),
        join('{ k: ', e, ', m: k }.m'),
        join('{ k: ', e, ', "甲 乙": ', n, ' }'),
        join('(', e, ')'),
        join('string(', e, ')'),
        join(l, '[', n, ']'),
      ),
      condition: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom('flag', 'true', 'contains(text, "火")', 'a = null'),
        join(n, compare, n),
        join(e, ' = ', e),
        join(c, ' and ', c),
        join(c, ' or ', c),
        join('not(', c, ')'),
        join(n, ' between ', n, ' and ', n),
        join(n, ' in (< ', n, ', [0..2])'),
        join('text in ["火灾", ', e, ']'),
        join('some r in rows satisfies r.n > ', n),
        join('every r in ', l, ' satisfies r != ', n),
      ),
      list: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom('rows', 'rows.n', 'rows.deep.n', '[]'),
        join('[', e, ', ', n, ']'),
        join('rows[n > ', n, ']'),
        join('rows[kind = "甲" and n < b].n'),
        join('rows[item.n = ', n, '].kind'),
        join('for r in rows return r.n + ', n),
        join('for i in 1..3 return i * ', n),
        join('append(', l, ', ', e, ')'),
        join('reverse(', l, ')'),
      ),
      number: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom('a', 'b', '申请人.n', '2', '-1', 'rows[1].n'),
        join('count(', l, ')'),
        join('sum(', l, ')'),
        join('max(', n, ', ', n, ')'),
        join('string length(text)'),
        join('(', n, fc.constantFrom(' + ', ' - ', ' * '), n, ')'),
        join('(', n, ' / 2)'),
        join('-', '(', n, ')'),
        join('floor(', n, ')'),
      ),
    };
  },
);

/** What feelin says by itself, where it does not throw. */
function plain(text: string, data: Record<string, unknown>) {
  const lost: string[] = [];
  try {
    const { value, warnings } = feel(text, data);
    return {
      value: toJson(value, (what) => lost.push(what)),
      warned: warnings.map(({ type, position }) => [type.toLowerCase(), position.from, position.to]),
    };
  } catch {
    return { value: null, warned: [['failed', 0, text.length]] };
  }
}

test.prop([expression, scope], { numRuns: RUNS })(
  'a built expression means what feelin means',
  (text, data) => {
    // a monster in which the parser loses count (one in ten thousand) is refused, see isStable
    fc.pre(check(text).length === 0);
    const { value, warnings } = evaluate(text, data);
    const warned = warnings
      .filter(({ code }) => code !== 'not_json')
      .map(({ code, position }) => [code, position.from, position.to]);
    expect({ value, warned }).toEqual(plain(text, data));
    expect(evaluate(text, data)).toEqual({ value, warnings }); // again, from the cache
  },
);

test.prop([expression, scope], { numRuns: RUNS })('what it does not name does not matter', (text, data) => {
  const named = new Set(analyse(parse(text), text).reads.map((read) => read.path[0]));
  const less = Object.fromEntries(Object.entries(data).filter(([name]) => named.has(name)));
  expect(evaluate(text, less)).toEqual(evaluate(text, { ...data, unrelated: 1 }));
});

test.prop([fc.string({ unit: 'grapheme', maxLength: 40 }), scope])('any text gives a value', (text, data) => {
  expect(() => evaluate(text, data)).not.toThrow();
});
