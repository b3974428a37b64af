/** A trial shows what an office will see: incidents, numbers, messages, papers, referrals. */
import { describe, expect, it } from 'vitest';
import { end, processOf, ROLES, task, VILLAGE } from '../engine/testing/process.ts';
import type { CompiledProcess } from '../engine/process.ts';
import type { JsonObject } from '../vocabulary.ts';
import { SimulatedWorld } from './simulated-world.ts';
import { actorOf } from './directory.ts';

const applicant = { username: 'a', name: '甲', positions: [{ role: 'applicant', region: VILLAGE }] };
const clerk = { username: 'c', name: '乙', positions: [{ role: 'clerk', region: VILLAGE.slice(0, 9) }] };

function worldOf(process: CompiledProcess): SimulatedWorld {
  const world = new SimulatedWorld({
    processes: new Map([['test', process]]),
    roles: ROLES,
    people: [applicant, clerk],
    regions: new Map([[VILLAGE, '一村']]),
    calendar: { '2026': { holidays: [], workdays: [] } },
    params: [],
    region: VILLAGE,
    funds: { fund: 'reserve', regions: [], quota: 0, threshold: 0 },
  });
  world.begin('2026-03-02T01:00:00.000Z', {});
  return world;
}

/** A world in which a case was begun whose first step asks for these. */
function begun(entry: JsonObject[], more: JsonObject = {}, role = 'clerk'): SimulatedWorld {
  const step = { ...task({ seats: [role] }, { complete: 'done' }), entry } as unknown as JsonObject;
  const world = worldOf(processOf({ check: step, done: end('done') }, more));
  const data = { village: VILLAGE, name: '丙', amount: 5 };
  const outcome = world.start('test', { type: 'Start', by: actorOf(applicant), data }, 'c1');
  expect(outcome).toMatchObject({ ok: true });
  return world;
}

const incidents = (world: SimulatedWorld): unknown[] =>
  world.eventsOf('c1').flatMap(({ type, data }) => (type === 'incident.raised' ? [data] : []));

const account = { fund: 'reserve', region: 'case.region9' };

describe('in a trial', () => {
  it.each([
    ['fund.spend', 100, 'nothing_committed'],
    ['fund.advance', 0, 'bad_amount'],
  ])('a refused %s is an incident', (type, amount, reason) => {
    const world = begun([{ type, params: { ...account, amount } }]);
    expect(incidents(world)).toMatchObject([{ message: '资金账户没有接受这笔操作，请核对', reason }]);
  });

  it('a role nobody holds is an incident, a held one is none', () => {
    expect(incidents(begun([], {}, 'city_clerk'))).toMatchObject([{ role: 'city_clerk', step: 'check' }]);
    expect(incidents(begun([]))).toEqual([]);
  });

  it('numbers follow the definition, also in what its first effects carry', () => {
    const row = { type: 'ledger.put', params: { ledger: 'book', fields: { no: '1' } } };
    const spent = { type: 'fund.advance', params: { ...account, amount: 7 } };
    const world = begun([row, spent], { caseNo: '{region6}-WP-{yyyy}-{seq5}' });
    expect(world.look('c1').ledger).toMatchObject([{ case: '990101-WP-2026-00001' }]);
    expect(world.rows.all('ledger')).toMatchObject([{ caseNo: '990101-WP-2026-00001' }]);
  });

  it('messages, documents and referrals are kept and shown', () => {
    const world = begun(
      [
        { type: 'notify', params: { to: '["clerk@990101001"]', message: '{{ name }}来了' } },
        { type: 'document', params: { document: 'paper' } },
        { type: 'refer', params: { process: '"other"', reason: 'name' } },
      ],
      { documents: { paper: { title: '告知书', number: '〔{yyyy}〕{seq}号', body: ['{{ name }}'] } } },
    );
    expect(world.look('c1')).toMatchObject({
      messages: [{ to: ['clerk@990101001'], text: '丙来了' }],
      documents: [{ title: '告知书', number: '〔2026〕1号', body: ['丙'] }],
      referrals: [{ process: 'other', reason: '丙' }],
      ledger: [],
    });
  });

  it('a timer that is refused is an incident, once, and time goes on', () => {
    // the next step has a deadline that gives no period
    const late = processOf(
      {
        check: {
          meta: { waits: true },
          after: { soon: 'next' },
        },
        next: task({ seats: ['clerk'], due: { wd: 'name' } }, { complete: 'done' }),
        done: end('done'),
      },
      { delays: { soon: { wd: 1 } } },
    );
    const other = worldOf(late);
    other.clock = '2026-12-29T01:00:00.000Z';
    const data = { village: VILLAGE };
    other.start('test', { type: 'Start', by: actorOf(applicant), data }, 'c1');
    other.moveTo('2026-12-31T10:00:00.000Z');
    other.moveTo('2026-12-31T11:00:00.000Z');
    expect(other.clock).toBe('2026-12-31T11:00:00.000Z');
    expect(incidents(other)).toMatchObject([
      { message: '到期事项没有办成，办件停在这里', reason: 'period_unclear' },
    ]);
  });
});
