/** What holds of every block there is, whatever it does. */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ACTIONS } from '../engine/vocabulary.ts';
import { BLOCKS } from './index.ts';
import { SPECS } from './specs.ts';

const FOLDERS = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'testing')
  .map(({ name }) => name);

describe('the blocks', () => {
  it('are a folder each, and stand in both lists in the same order', () => {
    const ids = SPECS.map(({ id }) => id);
    expect(BLOCKS.map(({ spec }) => spec.id)).toEqual(ids);
    expect([...ids].sort()).toEqual(FOLDERS.sort());
  });

  it('carry out every action they bring, and no other', () => {
    for (const { spec, actions } of BLOCKS)
      expect(Object.keys(actions ?? {}).sort(), spec.id).toEqual(Object.keys(spec.actions ?? {}).sort());
  });

  it('carry out every effect they ask for, and no other', () => {
    for (const { spec, carries } of BLOCKS)
      expect(Object.keys(carries ?? {}).sort(), spec.id).toEqual([...(spec.effects ?? [])].sort());
  });

  it('share no name of an action, an event or what is heard', () => {
    for (const part of ['actions', 'events', 'heard'] as const) {
      const names = SPECS.flatMap((spec) => Object.keys(spec[part] ?? {}));
      expect(new Set(names).size, part).toBe(names.length);
    }
    const kinds = SPECS.flatMap(({ effects = [] }) => effects);
    expect(new Set(kinds).size).toBe(kinds.length);
  });

  it('have one principal parameter in each action, which it cannot be without', () => {
    for (const [type, { params, open }] of Object.entries(ACTIONS)) {
      const principal = Object.values(params).filter((param) => param.principal);
      expect(principal, type).toHaveLength(open ? 0 : 1);
      for (const { required } of principal) expect(required, type).toBe(true);
    }
  });

  it('say in Chinese what people see of their actions, and begin with what is required', () => {
    for (const [type, { label, help, params, blank, open }] of Object.entries(ACTIONS)) {
      for (const word of [label, help, ...Object.values(params).map((param) => param.label)])
        expect(word, type).toMatch(/[一-鿿]/);
      const required = Object.entries(params).flatMap(([name, param]) => (param.required ? [name] : []));
      if (!open) expect(Object.keys(blank), type).toEqual(expect.arrayContaining(required));
      expect(Object.keys(params), type).toEqual(expect.arrayContaining(Object.keys(blank)));
    }
  });

  it('answer with what they let the machine hear', () => {
    const heard = SPECS.flatMap((spec) => Object.keys(spec.heard ?? {}));
    for (const [type, { answers = [] }] of Object.entries(ACTIONS))
      for (const answer of answers) expect(heard, type).toContain(answer);
  });
});
