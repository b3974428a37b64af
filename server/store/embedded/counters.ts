import type { Database } from './database.ts';

/** Adds to a named counter and returns the new value. */
export function increment(database: Database, name: string, by: number): number {
  const statement = database.statement(
    'INSERT INTO counters (name, value) VALUES (?, ?) ' +
      'ON CONFLICT (name) DO UPDATE SET value = value + excluded.value RETURNING value',
  );
  return (statement.get([name, by]) as { value: number }).value;
}

/** Sets a counter. */
export function setCounter(database: Database, name: string, value: number): void {
  database
    .statement(
      'INSERT INTO counters (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    )
    .run([name, value]);
}

/** A counter's value; 0 before its first use. */
export function readCounter(database: Database, name: string): number {
  const found = database.statement('SELECT value FROM counters WHERE name = ?').get([name]) as
    { value: number } | undefined;
  return found?.value ?? 0;
}

/** The counters whose names begin with a prefix, by what follows it. */
export function readCounters(database: Database, prefix: string): Record<string, number> {
  const found = database
    .statement('SELECT name, value FROM counters WHERE substr(name, 1, length(?)) = ? ORDER BY name')
    .all([prefix, prefix]) as { name: string; value: number }[];
  return Object.fromEntries(found.map(({ name, value }) => [name.slice(prefix.length), value]));
}
