import type { Database } from './database.ts';

/** Adds to a named counter and returns the new value. */
export function increment(database: Database, name: string, by: number): number {
  const statement = database.statement(
    'INSERT INTO counters (name, value) VALUES (?, ?) ' +
      'ON CONFLICT (name) DO UPDATE SET value = value + excluded.value RETURNING value',
  );
  return (statement.get([name, by]) as { value: number }).value;
}

/** A counter's value; 0 before its first use. */
export function readCounter(database: Database, name: string): number {
  const found = database.statement('SELECT value FROM counters WHERE name = ?').get([name]) as
    { value: number } | undefined;
  return found?.value ?? 0;
}
