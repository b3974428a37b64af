/** Distances: nothing nearer than its neighbours allow, goals at zero, and only what leads there is known. */
import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import type { ProcessDefinition } from '../../definition/process.ts';
import { machineOf } from '../../proof/machine/states.ts';
import { distancesTo } from './distance.ts';

const SIZE = 8;
const name = fc.nat(SIZE - 1).map((n) => `s${n}`);

test.prop([fc.array(fc.tuple(name, name), { maxLength: 20 }), fc.uniqueArray(name, { maxLength: 3 })])(
  'are the shortest ways in transitions',
  (flows, goals) => {
    const states = Object.fromEntries(
      Array.from({ length: SIZE }, (_, n) => {
        const leaving = flows.filter(([from]) => from === `s${n}`);
        return [`s${n}`, { on: Object.fromEntries(leaving.map(([, to], i) => [`go${i}`, to])) }];
      }),
    );
    const machine = machineOf({ key: 'm', machine: { states } } as unknown as ProcessDefinition);
    const distances = distancesTo(
      machine,
      goals.map((goal) => `m.${goal}`),
    );
    for (let n = 0; n < SIZE; n += 1) {
      const own = distances.get(`m.s${n}`) ?? Infinity;
      const next = flows
        .filter(([from]) => from === `s${n}`)
        .map(([, to]) => distances.get(`m.${to}`) ?? Infinity);
      expect(own).toBe(goals.includes(`s${n}`) ? 0 : Math.min(...next) + 1);
    }
  },
);
