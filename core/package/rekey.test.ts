/** A process under another key points to itself as before, and to others as before. */
import { describe, expect, it } from 'vitest';
import type { VersionSource } from '../definition/source.ts';
import { rekeyed } from './rekey.ts';

const SOURCE: VersionSource = {
  definition: {
    format: 2,
    key: 'road',
    machine: {
      id: 'road',
      initial: 'a',
      states: {
        a: { on: { go: { target: '#road.b' }, back: '#road', far: ['#road-2.b', '#roads.b'] } },
        b: { meta: { label: 'road' } },
      },
    },
    lookups: { same: { cases: 'road', keys: 'x' }, other: { cases: 'bridge', keys: 'x' } },
  },
  forms: { 'road/report': { id: 'road/report' } },
  groups: {},
  scenarios: {
    one: {
      process: 'road',
      steps: [
        { start: {}, process: 'road' },
        { start: {}, process: 'bridge' },
      ],
    },
    many: [{ process: 'road', steps: [] }],
  },
};

describe('a process under another key', () => {
  it('follows where it names itself and only there', () => {
    expect(rekeyed(SOURCE, 'lane')).toEqual({
      definition: {
        format: 2,
        key: 'lane',
        machine: {
          id: 'lane',
          initial: 'a',
          states: {
            a: { on: { go: { target: '#lane.b' }, back: '#lane', far: ['#road-2.b', '#roads.b'] } },
            b: { meta: { label: 'road' } },
          },
        },
        lookups: { same: { cases: 'lane', keys: 'x' }, other: { cases: 'bridge', keys: 'x' } },
      },
      forms: SOURCE.forms,
      groups: {},
      scenarios: {
        one: {
          process: 'lane',
          steps: [
            { start: {}, process: 'lane' },
            { start: {}, process: 'bridge' },
          ],
        },
        many: [{ process: 'lane', steps: [] }],
      },
    });
  });

  it('and back is the same, and its own key changes nothing', () => {
    expect(rekeyed(rekeyed(SOURCE, 'lane'), 'road')).toEqual(SOURCE);
    expect(rekeyed(SOURCE, 'road')).toEqual(SOURCE);
  });

  it('gets the key where it had none', () => {
    const { key: _, ...definition } = SOURCE.definition;
    expect(rekeyed({ ...SOURCE, definition }, 'lane').definition.key).toBe('lane');
  });
});
