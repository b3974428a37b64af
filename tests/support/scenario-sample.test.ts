/** The sample of scenarios that is played over HTTP. */
import { expect, it } from 'vitest';
import { sampleOf } from './scenario-sample.ts';

const FILES = ['fund', 'relief', 'road'].flatMap((key) =>
  Array.from({ length: 30 }, (_, i) => `${key}/scenarios/${String(i).padStart(2, '0')}.json`),
);
const drawn = (seed: number, changed: string[] = [], size = 10) => sampleOf(FILES, { size, seed, changed });
const keys = (files: string[]) => new Set(files.map((file) => file.split('/')[0]));

it('is as large as wanted, in order, the same for the same number and another for another', () => {
  const sample = drawn(7);
  expect(sample).toHaveLength(10);
  expect(sample).toEqual([...sample].sort());
  expect(drawn(7)).toEqual(sample);
  expect(drawn(8)).not.toEqual(sample);
});

it('has one of each process, however small', () => {
  for (let seed = 0; seed < 20; seed += 1) {
    expect(keys(drawn(seed)).size).toBe(3);
    expect(drawn(seed, [], 1)).toHaveLength(3);
  }
});

it('comes to all of them over time', () => {
  const seen = new Set(Array.from({ length: 100 }, (_, seed) => drawn(seed)).flat());
  expect([...seen].sort()).toEqual(FILES);
});

it.each([
  ['workflows/road/process.json', 30],
  ['workflows/road/tables.json', 30],
  ['forms/road/start.json', 30],
  ['workflows/road/README.md', 0],
  ['core/engine/decide.ts', 0],
])('with %s changed has all of that process or none more', (path, all) => {
  const sample = drawn(7, [path]);
  const ofRoad = FILES.filter((file) => file.startsWith('road/'));
  if (all > 0) expect(sample).toEqual(expect.arrayContaining(ofRoad));
  else expect(sample).toEqual(drawn(7));
  expect(sample.filter((file) => !file.startsWith('road/'))).toEqual(
    drawn(7).filter((file) => !file.startsWith('road/')),
  );
});

it('with a scenario changed has that one, with a shared form all', () => {
  const left = FILES.find((file) => !drawn(7).includes(file)) ?? '';
  expect(drawn(7, [`workflows/${left}`])).toEqual([...drawn(7), left].sort());
  expect(drawn(7, ['forms/shared/agent.json'])).toEqual(FILES);
});
