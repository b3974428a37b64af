import { describe, expect, it } from 'vitest';
import type { TaskAction } from '../../../core/api.ts';
import {
  aheadWords,
  asksAnything,
  asksComment,
  asksPerson,
  fieldsRequired,
  maySave,
  outcomesOf,
  taskActs,
  usualChoice,
} from './choice.ts';

const action = (id: string, more: Partial<TaskAction> = {}): TaskAction => ({
  id,
  label: id,
  tone: 'neutral',
  form: null,
  required: [],
  partial: false,
  allowed: true,
  kind: 'outcome',
  amount: null,
  then: null,
  ...more,
});

describe('usualChoice', () => {
  it('is the first way forward that is allowed', () => {
    const refuse = action('refuse', { tone: 'negative' });
    const back = action('back', { tone: 'back' });
    const closed = action('pass', { tone: 'positive', allowed: '需两名调查人' });
    const open = action('pass2', { tone: 'positive' });
    expect(usualChoice([refuse, back, closed, open])?.id).toBe('pass2');
    expect(usualChoice([refuse, back, action('note')])?.id).toBe('note');
  });
  it('never refuses or sends back of its own accord', () => {
    expect(
      usualChoice([action('refuse', { tone: 'negative' }), action('back', { tone: 'back' })]),
    ).toBeNull();
  });
});

it('tells outcomes from acts on the task, and saving from both', () => {
  const task = {
    actions: [action('pass'), action('claim', { kind: 'task' }), action('save', { kind: 'task' })],
  };
  expect(outcomesOf(task).map(({ id }) => id)).toEqual(['pass']);
  expect(taskActs(task).map(({ id }) => id)).toEqual(['claim']);
  expect(maySave(task)).toBe(true);
});

it('tells the opinion from the fields of the form', () => {
  const asked = action('refuse', { required: ['comment', 'reason'] });
  expect(asksComment(asked)).toBe(true);
  expect(fieldsRequired(asked)).toEqual(['reason']);
});

it('says the way ahead in words', () => {
  const who = (label: string, name: string | null): string => (name === null ? label : `${label}（${name}）`);
  expect(
    aheadWords(
      [
        { label: '公示', who: null },
        { label: '审批', who: '赵科长' },
      ],
      who,
    ),
  ).toBe('公示、审批（赵科长）');
  expect(aheadWords([], who)).toBeNull();
});

it('an act is chosen first where it asks for something; a person and a reason are no fields of the form', () => {
  const hand = action('hand', { kind: 'task', required: ['to', 'comment'] });
  expect([asksAnything(hand), asksPerson(hand), asksComment(hand), fieldsRequired(hand)]).toEqual([
    true,
    true,
    true,
    [],
  ]);
  const take = action('take', { kind: 'task' });
  expect([asksAnything(take), asksPerson(take)]).toEqual([false, false]);
});
