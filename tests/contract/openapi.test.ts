/**
 * What the interface promises outside, reviewed: the generated description is compared with the one kept in
 * docs/openapi.json. Where a difference is meant, renew it with `npx vitest run tests/contract/openapi.test.ts -u`
 * and read the difference before it is committed: others build on it.
 */
import { format, resolveConfig } from 'prettier';
import { describe, expect, test } from 'vitest';
import type { TSchema } from 'typebox';
import { calls, contract } from '../../core/contract/index.ts';
import { openapi } from '../../core/contract/openapi.ts';

const document = openapi(contract);

test('the interface is the reviewed one (renew with -u after reading the difference)', async () => {
  const style = { ...(await resolveConfig('docs/openapi.json')), parser: 'json' };
  await expect(await format(JSON.stringify(document), style)).toMatchFileSnapshot('../../docs/openapi.json');
});

describe('the contract', () => {
  test('says every address once', () => {
    const addresses = calls.map(({ address }) => address);
    expect(addresses.filter((address, n) => addresses.indexOf(address) !== n)).toEqual([]);
  });

  test('has a schema for every parameter of every path', () => {
    const bare = calls.filter(({ address, params }) => {
      const named = [...address.matchAll(/:(\w+)/g)].map(([, name]) => name).sort();
      return JSON.stringify(named) !== JSON.stringify(Object.keys(params?.properties ?? {}).sort());
    });
    expect(bare.map(({ address }) => address)).toEqual([]);
  });

  test('gives one name to one shape', () => {
    const shapes = new Map<string, Set<string>>();
    const collect = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      const { title } = value as { title?: unknown };
      if (typeof title === 'string')
        shapes.set(title, (shapes.get(title) ?? new Set()).add(JSON.stringify(value)));
      for (const inner of Object.values(value)) collect(inner);
    };
    for (const { answers, body, query } of calls)
      collect([...Object.values<TSchema | string | null>(answers), body, query]);
    expect([...shapes].filter(([, shapes]) => shapes.size > 1).map(([title]) => title)).toEqual([]);
    expect(shapes.size).toBeGreaterThan(20);
  });

  test('refers only to shapes it describes', () => {
    const described = document.components as Record<string, Record<string, unknown>>;
    const referred = [...JSON.stringify(document).matchAll(/#\/components\/(\w+)\/(\w+)"/g)];
    expect(referred.filter(([, kind, name]) => !(name! in described[kind!]!)).map(([ref]) => ref)).toEqual(
      [],
    );
    expect(referred.length).toBeGreaterThan(100);
  });
});
