/** Activities: one visit of a step; lists of them; the same step in two branches. */
import { describe, expect, it } from 'vitest';
import { started } from './testing/house.ts';
import { end, processOf, task, when } from './testing/process.ts';

const LIST = [
  { id: 'a', n: 1 },
  { id: 'b', n: 2 },
];

describe('a step for each of a list', () => {
  const outcomes = { complete: {}, add: { stays: true, form: 'test/start', block: 'added' } };
  const listen = {
    complete: { target: 'done', actions: [{ type: 'set', params: { seen: 'event.items' } }] },
    add: { actions: [{ type: 'set', params: { list: 'concatenate(list, added.list)' } }] },
  };
  const process = processOf({
    visit: task({ each: 'list', seats: ['clerk'], outcomes }, listen),
    done: end('done'),
  });

  it('opens one activity an item; the machine hears the outcome when all are through, in the order they ended', () => {
    const house = started(process, { list: LIST });
    expect(house.case.activities.map((a) => a.item?.value)).toEqual(LIST);
    const [a, b] = house.open.map((t) => t.id);
    house.act('clerk', 'complete', { task: b, data: { note: '乙' } });
    expect(house.steps).toEqual(['visit']);
    expect(house.case.data).not.toHaveProperty('visit_items');
    expect(house.act('clerk', 'complete', { task: b })).toBe('task_closed');
    house.act('clerk', 'complete', { task: a, data: { note: '甲' } });
    expect(house.case.data.seen).toEqual([
      { note: '乙', id: 'b', outcome: 'complete' },
      { note: '甲', id: 'a', outcome: 'complete' },
    ]);
    expect(house.case.data.visit).toEqual([
      { note: '乙', item: 'b' },
      { note: '甲', item: 'a' },
    ]);
  });

  it('takes in what is added while it is open, and does not ask for what is through again', () => {
    const house = started(process, { list: LIST });
    house.act('clerk', 'complete', { task: house.open[0]?.id });
    house.act('clerk', 'add', { data: { list: [{ id: 'c', n: 3 }] } });
    expect(house.open).toHaveLength(2);
    expect(house.case.activities.map((a) => a.item?.id)).toEqual(['b', 'a', 'c']);
    house.act('clerk', 'complete', { task: house.open[0]?.id });
    house.act('clerk', 'complete', { task: house.open[0]?.id });
    expect(house.case.outcome).toBe('done');
  });

  it('tells the machine of each that is done, itself first, and some may be enough for it', () => {
    const enough = when('count(event.items[outcome = "complete"]) >= 2', 'done');
    const visiting = { each: 'list', seats: ['clerk'], outcomes: ['complete', 'absent'] };
    const three = { list: [...LIST, { id: 'c', n: 3 }] };
    const own = started(
      processOf({
        visit: task(visiting, { 'item.done': enough, complete: 'done', absent: 'none' }),
        done: end('done'),
        none: end('none'),
      }),
      three,
    );
    own.act('clerk', 'complete', { task: own.open[0]?.id });
    expect(own.open).toHaveLength(2);
    own.act('clerk', 'complete', { task: own.open[0]?.id });
    expect(own.case).toMatchObject({ outcome: 'done', activities: [] });
    expect(own.said.filter((type) => type === 'task.cancelled')).toHaveLength(1);
    const few = started(own.process, three);
    for (const action of ['complete', 'absent', 'absent'])
      few.act('clerk', action, { task: few.open[0]?.id });
    expect(few.case.outcome).toBe('none');
  });

  it('of two lists at once each hears of its own', () => {
    const branch = (name: string) => ({
      initial: name,
      states: {
        [name]: task({ each: 'list', seats: [name] }, { 'item.done': 'over', complete: 'over' }),
        over: { type: 'final' },
      },
    });
    const house = started(
      processOf({
        both: { type: 'parallel', states: { a: branch('clerk'), b: branch('boss') }, onDone: 'done' },
        done: end('done'),
      }),
      { list: LIST },
    );
    house.act('boss', 'complete', { task: house.open.find(({ role }) => role === 'boss')?.id });
    expect(house.tasks).toEqual(['clerk:clerk', 'clerk:clerk']);
  });

  it('says so where the list is empty', () => {
    const house = started(process, { list: [] });
    expect(house.events.at(-1)).toMatchObject({ type: 'incident.raised', step: 'visit' });
    expect(started(process, { list: LIST }).said).not.toContain('incident.raised');
  });

  it('begins when the first item comes', () => {
    const grow = processOf(
      {
        visit: task(
          { each: 'list', seats: ['clerk'] },
          { complete: 'done', more: { actions: [{ type: 'set', params: { list: 'event.message' } }] } },
        ),
        done: end('done'),
      },
      { messages: ['more'] },
    );
    const house = started(grow, { list: [] });
    expect(house.open).toEqual([]);
    house.deliver('more', LIST);
    expect(house.open).toHaveLength(2);
  });

  it('keeps the others when one of several seats of an item has acted', () => {
    const house = started(
      processOf({
        visit: task({ mode: 'all', each: 'list', seats: ['clerk', 'boss'] }, { complete: 'done' }),
        done: end('done'),
      }),
      { list: LIST },
    );
    house.act('clerk', 'complete', { task: house.open[0]?.id });
    expect(house.open).toHaveLength(3);
    expect(house.case.activities.every((a) => !a.done)).toBe(true);
  });

  it('withdraws what is open when the step is left, done items with it', () => {
    const house = started(
      processOf(
        {
          visit: task({ each: 'list', seats: ['clerk'] }, { complete: 'done', stop: 'done' }),
          done: end('done'),
        },
        { messages: ['stop'] },
      ),
      { list: LIST },
    );
    house.act('clerk', 'complete', { task: house.open[0]?.id });
    house.deliver('stop');
    expect(house.case.activities).toEqual([]);
    expect(house.said.filter((t) => t === 'task.cancelled')).toHaveLength(1);
  });
});

describe('parallel branches', () => {
  const branch = (step: string) => ({
    initial: step,
    states: {
      [step]: task(
        { seats: ['clerk'], outcomes: ['complete', 'return'] },
        { complete: 'over', return: 'explain' },
      ),
      explain: task({ seats: [step === 'visit' ? 'filer' : { role: 'boss' }] }, { complete: step }),
      over: { type: 'final' },
    },
  });
  const process = processOf({
    both: { type: 'parallel', onDone: 'done', states: { a: branch('visit'), b: branch('check') } },
    done: end('done'),
  });

  it('hear their own outcomes of the same word', () => {
    const house = started(process);
    house.act('clerk', 'complete', { step: 'visit' });
    expect(house.steps).toEqual(['check']);
    house.act('clerk', 'complete', { step: 'check' });
    expect(house.case.outcome).toBe('done');
  });

  it('may be at steps of one name at once: each has its own seats, and leaving one leaves the other alone', () => {
    const house = started(process);
    house.act('clerk', 'return', { step: 'visit' });
    house.act('clerk', 'return', { step: 'check' });
    expect(house.steps).toEqual(['explain']);
    expect(house.tasks).toEqual(['explain:boss', 'explain:filer']);
    expect(house.act('boss', 'complete', { step: 'explain' })).toBe('ok');
    expect(house.tasks).toEqual(['check:clerk', 'explain:filer']);
    expect(house.act('applicant', 'complete', { step: 'explain' })).toBe('ok');
    expect(house.steps).toEqual(['check', 'visit']);
  });
});

describe('a step entered again', () => {
  it('begins with a fresh activity and no votes', () => {
    const house = started(
      processOf({
        vote: task(
          { mode: 'all', seats: ['clerk', 'boss'], outcomes: ['approve', 'return'] },
          { approve: 'done', return: { target: 'vote', reenter: true } },
        ),
        done: end('done'),
      }),
    );
    house.act('clerk', 'approve');
    house.act('boss', 'return');
    expect(house.case.activities[0]?.votes).toEqual([]);
    expect(house.tasks).toEqual(['vote:boss', 'vote:clerk']);
    expect(house.act('clerk', 'approve')).toBe('ok');
  });

  it('by history goes back to where it was', () => {
    const house = started(
      processOf(
        {
          work: {
            initial: 'one',
            on: { stop: 'hold' },
            states: {
              one: task({ seats: ['clerk'] }, { complete: 'two' }),
              two: task({ seats: ['boss'] }, { complete: '#test.done' }),
              back: { type: 'history' },
            },
          },
          hold: { meta: { waits: true }, on: { go: 'work.back' } },
          done: end('done'),
        },
        { messages: ['stop', 'go'] },
      ),
    );
    house.act('clerk', 'complete');
    house.deliver('stop');
    expect(house.open).toEqual([]);
    house.deliver('go', {}, 'm2');
    expect(house.tasks).toEqual(['two:boss']);
  });
});
