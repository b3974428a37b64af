/** The two real definitions as diagrams and back: the same steps, the same things heard, the same done, wherever one can get. */
import { describe, expect, it } from 'vitest';
import { definitionOf, KEYS } from '../../tests/support/processes.ts';
import type { JsonObject } from '../vocabulary.ts';
import { compileBpmn } from './compile.ts';
import { readBpmn } from './read.ts';
import { Player, type Position } from './testing/player.ts';
import { machineToModel } from './to-model.ts';
import { writeBpmn } from './write.ts';

interface Definition {
  key: string;
  title: string;
  machine: JsonObject;
  delays: JsonObject;
  computed?: JsonObject;
  lookups?: JsonObject;
}

const definitions = KEYS.map((key) => definitionOf(key) as unknown as Definition);

/** Conditions fall as a seed decides; the same text falls the same way. */
function oracle(seed: number): (condition: string) => boolean {
  const decide = (text: string): boolean => {
    const parts = /^\((.*)\) and \((.*)\)$/s.exec(text);
    if (parts) return decide(parts[1] as string) && decide(parts[2] as string);
    let hash = seed;
    for (const sign of text) hash = Math.imul(hash ^ sign.charCodeAt(0), 0x01000193) >>> 0;
    return ((hash >>> 13) ^ hash) % 2 === 0;
  };
  return decide;
}

function shown(player: Player, at: Position): unknown {
  return { steps: player.steps(at), did: [...at.did].sort() };
}

/** Both machines side by side over everything reachable; returns how many pairs were met. */
function compare(one: Player, other: Player): number {
  const queue: [Position, Position, string[]][] = [[one.start(), other.start(), []]];
  const seen = new Set<string>();
  for (let pair = queue.shift(); pair && seen.size < 400; pair = queue.shift()) {
    const [a, b, path] = pair;
    const key = JSON.stringify([a.state.value, a.timers, b.state.value]);
    if (seen.has(key)) continue;
    seen.add(key);
    expect({ path, ...(shown(other, b) as object) }).toEqual({ path, ...(shown(one, a) as object) });
    const mine = new Map(other.cues(b).map((cue) => [cue.name, cue]));
    for (const cue of one.cues(a)) {
      const twin = mine.get(cue.name);
      const next = one.play(a, cue);
      const following = twin ? other.play(b, twin) : null;
      expect({ path, cue: cue.name, heard: following !== null }).toEqual({
        path,
        cue: cue.name,
        heard: next !== null,
      });
      if (next && following) queue.push([next, following, [...path, cue.name]]);
    }
  }
  return seen.size;
}

describe.each(definitions.map((definition) => [definition.key, definition] as const))(
  '%s',
  (_key, definition) => {
    it('behaves the same as a diagram', { timeout: 120_000 }, async () => {
      const drawn = machineToModel(definition.machine, { title: definition.title });
      expect(drawn.findings).toEqual([]);
      const read = await readBpmn(writeBpmn(drawn.model));
      expect(read.findings).toEqual([]);
      const compiled = compileBpmn(read.model as never, { key: definition.key });
      expect(compiled.findings).toEqual([]);
      const computed = [...Object.keys(definition.computed ?? {}), ...Object.keys(definition.lookups ?? {})];
      const messages = [
        'withdraw',
        'appeal',
        'objection',
        'notice.ended',
        'FUND_RESERVED',
        'FUND_SPENT',
        'INSUFFICIENT',
        'fund_used',
      ];
      const options = { delays: Object.keys(definition.delays), computed, messages, frozen: true };
      let met = 0;
      for (let seed = 1; seed <= 12; seed += 1) {
        const holds = oracle(seed * 7919);
        met += compare(
          new Player({ ...definition.machine, id: definition.key }, { ...options, holds }),
          new Player(compiled.machine as JsonObject, { ...options, holds }),
        );
      }
      expect(met).toBeGreaterThan(50);
    });
  },
);
