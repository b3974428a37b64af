/** Old formats are upgraded step by step, newer ones and junk refused in a sentence; nothing throws. */
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  FORM_FORMAT,
  FORM_UPGRADES,
  FORMAT,
  PIECE_FORMAT,
  PIECE_UPGRADES,
  upgradeDefinition,
  upgradeForm,
  upgradePiece,
  UPGRADES,
} from './upgrade.ts';

/** What each step makes of a definition of its format, by the format. */
const EXAMPLES: Record<number, { old: Record<string, unknown>; next: Record<string, unknown> }> = {
  0: { old: { key: 'a-process', title: '甲' }, next: { key: 'a-process', title: '甲', format: 1 } },
  1: {
    old: {
      key: 'a-process',
      params: { publicity_days: { key: 'days', type: 'integer', default: 3, label: '公示天数' } },
      machine: {
        id: 'a-process',
        initial: 'shown',
        states: {
          shown: {
            meta: { notice: { kind: 'publicity', title: '"公示"', days: { wd: 3 }, objections: 'a/o' } },
            entry: [{ type: 'ledger.close', params: { ledger: 'a', reason: '"去世"' } }],
            on: { done: { actions: [{ type: 'ledger.close', params: { ledger: 'a' } }] } },
          },
          told: { meta: { notice: { kind: 'result', title: '"公布"', days: { cd: 9 } } } },
          paid: {
            entry: [
              { type: 'fund.open', params: { fund: 'f', data: { year: 'year', red_limit: '3' } } },
              { type: 'fund.advance', params: { fund: 'f', data: { type: '"补充"', year: 'year' } } },
              { type: 'fund.advance', params: { fund: 'f', data: { type: '"结转"' } } },
              { type: 'fund.advance', params: { fund: 'f', data: { type: '"预拨"' } } },
              { type: 'fund.advance', params: { fund: 'f', amount: '5' } },
              {
                type: 'notify',
                params: { to: '["a"]', message: '{{ account.red }}件，{{ my.account.red }}' },
              },
            ],
          },
        },
      },
      lookups: { account: { fund: 'f', region: 'street' }, rows: { ledger: 'l', keys: 'rows.red' } },
    },
    next: {
      format: 2,
      key: 'a-process',
      params: {
        publicity_days: { key: 'days', type: 'integer', default: 3, label: '公示天数' },
        publicity_archive_days: {
          key: 'publicity_archive_days',
          type: 'integer',
          default: 30,
          label: '公示结束后对外可见的天数',
        },
      },
      machine: {
        id: 'a-process',
        initial: 'shown',
        states: {
          shown: {
            meta: {
              notice: {
                kind: 'publicity',
                title: '"公示"',
                days: { wd: 3 },
                objections: 'a/o',
                answer: { finding: 'finding', reply: 'reply' },
                archive: { cd: 'params.publicity_archive_days' },
              },
            },
            entry: [
              { type: 'ledger.close', params: { ledger: 'a', reason: '"去世"', reasonField: 'exit_reason' } },
            ],
            on: { done: { actions: [{ type: 'ledger.close', params: { ledger: 'a' } }] } },
          },
          told: { meta: { notice: { kind: 'result', title: '"公布"', days: { cd: 9 } } } },
          paid: {
            entry: [
              { type: 'fund.open', params: { fund: 'f', data: { year: 'year', block_limit: '3' } } },
              { type: 'fund.top_up', params: { fund: 'f', data: { year: 'year' } } },
              { type: 'fund.carry_over', params: { fund: 'f', data: {} } },
              { type: 'fund.advance', params: { fund: 'f', data: {} } },
              { type: 'fund.advance', params: { fund: 'f', amount: '5' } },
              {
                type: 'notify',
                params: { to: '["a"]', message: '{{ account.blocks }}件，{{ my.account.red }}' },
              },
            ],
          },
        },
      },
      lookups: { account: { fund: 'f', region: 'street' }, rows: { ledger: 'l', keys: 'rows.red' } },
    },
  },
};

/** The same for forms. */
const FORM_EXAMPLES: typeof EXAMPLES = {
  0: { old: { id: 'a/form', title: '甲' }, next: { id: 'a/form', title: '甲', format: 1 } },
};

const PIECE_EXAMPLES: typeof EXAMPLES = {
  0: {
    old: { id: 'shared/piece', title: '甲' },
    next: { id: 'shared/piece', title: '甲', format: 1 },
  },
};

describe.each([
  ['processes', UPGRADES, FORMAT, EXAMPLES],
  ['forms', FORM_UPGRADES, FORM_FORMAT, FORM_EXAMPLES],
  ['pieces', PIECE_UPGRADES, PIECE_FORMAT, PIECE_EXAMPLES],
] as const)('the steps of %s', (_language, steps, present, examples) => {
  it('lead from 0 to the present format without a gap, each with an example', () => {
    expect(steps.map(({ from }) => from)).toEqual(Array.from({ length: present }, (_, n) => n));
    expect(Object.keys(examples).map(Number)).toEqual(steps.map(({ from }) => from));
  });

  it.each(steps)('step $from does what its example says', ({ from, up }) => {
    const { old, next } = examples[from]!;
    expect({ ...up(structuredClone(old)), format: from + 1 }).toEqual(next);
  });
});

describe('a piece', () => {
  it('without a number is of the oldest format, and upgraded', () => {
    const { piece, diagnostics } = upgradePiece({ id: 'shared/a' }, 'shared/a');
    expect(piece).toEqual({ id: 'shared/a', format: PIECE_FORMAT });
    expect(diagnostics).toMatchObject([{ code: 'format_upgraded', element: 'shared/a' }]);
  });

  it('of a newer format is refused under its own name', () => {
    const { diagnostics } = upgradePiece({ id: 'shared/a', format: 7 }, 'shared/a');
    expect(diagnostics).toMatchObject([{ severity: 'error', code: 'format_newer', element: 'shared/a' }]);
    expect(diagnostics[0]!.message).toContain('这份公共流程段的格式是 7');
  });
});

describe('a form', () => {
  it('without a number is of the oldest format, and upgraded', () => {
    const { form, diagnostics } = upgradeForm({ id: 'a/form' }, 'a/form');
    expect(form).toEqual({ id: 'a/form', format: FORM_FORMAT });
    expect(diagnostics).toMatchObject([{ severity: 'warning', code: 'format_upgraded', element: 'a/form' }]);
  });

  it('of a newer format is refused under its own name', () => {
    const newer = { id: 'a/form', format: 7 };
    const { form, diagnostics } = upgradeForm(newer, 'a/form');
    expect(form).toBe(newer);
    expect(diagnostics).toMatchObject([{ severity: 'error', code: 'format_newer', element: 'a/form' }]);
    expect(diagnostics[0]!.message).toContain('这份表单定义的格式是 7');
  });
});

describe('a definition', () => {
  it.each([{ format: 0 }, {}])('of format 0 (%j) is upgraded, with a word about it', (written) => {
    const old = { ...written, key: 'a-process', machine: { initial: 'a', states: { a: {} } } };
    const before = structuredClone(old);
    const { definition, diagnostics } = upgradeDefinition(old);
    expect(definition).toEqual({ ...before, format: FORMAT });
    expect(old).toEqual(before);
    expect(diagnostics).toMatchObject([{ severity: 'warning', code: 'format_upgraded', path: '/format' }]);
  });

  it('of the present format comes back as it is', () => {
    const present = { format: FORMAT, key: 'a-process' };
    expect(upgradeDefinition(present)).toEqual({ definition: present, diagnostics: [] });
  });

  it('of a newer format is refused, both numbers named', () => {
    const newer = { format: 7, key: 'a-process' };
    const { definition, diagnostics } = upgradeDefinition(newer);
    expect(definition).toBe(newer);
    expect(diagnostics).toMatchObject([{ severity: 'error', code: 'format_newer', path: '/format' }]);
    expect(diagnostics[0]!.message).toBe(
      `这份流程定义的格式是 7，本系统只认到格式 ${FORMAT}，请升级系统后再用`,
    );
  });

  test.prop([
    fc.oneof(
      fc.jsonValue().filter((value) => typeof value !== 'number'),
      fc.integer({ max: -1 }),
      fc.double({ noInteger: true }),
    ),
  ])('with junk for a format is refused', (format) => {
    const { diagnostics } = upgradeDefinition({ format, key: 'a-process' });
    expect(diagnostics).toMatchObject([{ severity: 'error', code: 'format_invalid', path: '/format' }]);
  });

  test.prop([fc.anything()])('may be anything at all', (junk) => {
    const { definition, diagnostics } = upgradeDefinition(junk);
    if (diagnostics.every(({ severity }) => severity === 'warning') && definition !== junk)
      expect(definition).toMatchObject({ format: FORMAT });
    else expect(definition).toBe(junk);
  });
});
