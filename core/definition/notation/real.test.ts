/** The definitions of this house: short and out again is what is executed, to the order of its keys. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../vocabulary.ts';
import { definitionOf, fileAt, KEYS, shortOf } from '../../../tests/support/processes.ts';
import { expand, shorten } from './index.ts';

describe.each(KEYS)('%s', (key) => {
  it('is written short, and short again with the names it gives to lists of actions', () => {
    const { definition, diagnostics, lists } = expand(shortOf(key));
    expect(diagnostics).toEqual([]);
    expect(shorten(definition as JsonObject, lists)).toEqual(shortOf(key));
  });

  it('is the same when it is written without names', () => {
    const short = shorten(definitionOf(key) as unknown as JsonObject);
    expect(short).not.toHaveProperty('notation');
    expect(JSON.stringify(expand(short).definition)).toBe(JSON.stringify(definitionOf(key)));
  });

  it('is canonical once it is written out', () => {
    expect(expand(definitionOf(key)).definition).toEqual(definitionOf(key));
  });
});

const PATTERNS = fileURLToPath(new URL('../../../tests/patterns', import.meta.url));

describe('the control-flow patterns', () => {
  it.each(readdirSync(PATTERNS).filter((name) => name.endsWith('.json')))('%s', (name) => {
    const { process = {}, others = {} } = fileAt(`tests/patterns/${name}`) as Record<string, JsonObject>;
    for (const written of [process, ...(Object.values(others) as JsonObject[])]) {
      const { definition, diagnostics } = expand(written);
      expect(diagnostics).toEqual([]);
      const short = shorten(definition as JsonObject);
      expect(short).not.toHaveProperty('notation');
      expect(expand(short).definition).toEqual(definition);
    }
  });
});
