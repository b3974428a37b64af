/** Old formats are upgraded step by step, newer ones and junk refused in a sentence; nothing throws. */
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { FORMAT, upgradeDefinition, UPGRADES } from './upgrade.ts';

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
                params: { to: '["a"]', message: '{{ account.red }}件,{{ my.account.red }}' },
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
                params: { to: '["a"]', message: '{{ account.blocks }}件,{{ my.account.red }}' },
              },
            ],
          },
        },
      },
      lookups: { account: { fund: 'f', region: 'street' }, rows: { ledger: 'l', keys: 'rows.red' } },
    },
  },
};

describe('the steps', () => {
  it('lead from 0 to the present format without a gap, each with an example', () => {
    expect(UPGRADES.map(({ from }) => from)).toEqual(Array.from({ length: FORMAT }, (_, n) => n));
    expect(Object.keys(EXAMPLES).map(Number)).toEqual(UPGRADES.map(({ from }) => from));
  });

  it.each(UPGRADES)('step $from does what its example says', ({ from, up }) => {
    const { old, next } = EXAMPLES[from]!;
    expect({ ...up(structuredClone(old)), format: from + 1 }).toEqual(next);
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
      `这份流程定义的格式是 7,本系统只认到格式 ${FORMAT},请升级系统后再用`,
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
