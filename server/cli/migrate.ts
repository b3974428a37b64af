/**
 * `xiangzhi migrate <key> <from> <to> [--map old=new …] [--run --reason …] [--json]`: what moving running cases to another
 * version would do; with `--run` it is done. The server must be down, unless the data is in MongoDB. Exit 1 when cases are
 * left behind.
 */
import { setTimeout } from 'node:timers/promises';
import type { MigratePreview, MigrationView } from '../../core/api-admin.ts';
import { SYSTEM } from '../../core/engine/run.ts';
import type { Context } from '../context.ts';
import { HttpError } from '../errors.ts';
import { previewMigration } from '../migrations/preview.ts';
import { orderMigration } from '../commands/order-migration.ts';
import { readMigration, viewOf } from '../queries/migrations.ts';
import { argumentsOf, isNumber } from './arguments.ts';
import { openToWrite } from './open.ts';
import { messages } from './messages.ts';
import { signs } from '../../core/signs/messages.ts';

const OPTIONS = {
  map: { type: 'string', multiple: true },
  run: { type: 'boolean' },
  reason: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** How often work of another server is looked at. */
const LOOK_MS = 1_000;

/** Who migrates by the command line. */
export async function run(args: string[], root: string): Promise<number> {
  const given = argumentsOf(args, OPTIONS, 3, messages.migrate.usage);
  if (!given) return 2;
  const [key = '', from, to] = given.positionals;
  const { run: really, reason, json } = given.values;
  const mapping = mappingOf((given.values.map ?? []) as unknown as string[]);
  if (![from, to].every(isNumber) || !mapping) {
    console.error(messages.arguments.usage(messages.migrate.usage));
    return 2;
  }
  const body = {
    from: Number(from),
    to: Number(to),
    mapping,
    ...(typeof reason === 'string' ? { reason } : {}),
  };
  let context: Context | undefined;
  try {
    context = await openToWrite(root);
    const by = { ...SYSTEM, name: messages.migrate.by };
    const view = really
      ? await carriedOut(context, key, await orderMigration(context, key, body, by))
      : await previewMigration(context, key, body, by);
    if (json) console.log(JSON.stringify(view, null, 2));
    else if ('mapping' in view) printPreview(view);
    else printMigration(view);
    return ('mapping' in view ? view.total - view.movable : view.left.length) > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    console.error(error.message);
    return 2;
  } finally {
    await context?.store.close();
  }
}

/** `a=b` and `a=` (no counterpart); null where one is written otherwise. */
function mappingOf(pairs: string[]): Record<string, string | null> | null {
  const mapping: Record<string, string | null> = {};
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at < 1) return null;
    mapping[pair.slice(0, at)] = pair.slice(at + 1) || null;
  }
  return mapping;
}

async function carriedOut(context: Context, key: string, { id }: MigrationView): Promise<MigrationView> {
  for (;;) {
    await context.jobs.run();
    const doc = await readMigration(context, key, id);
    if (doc.state !== 'running') return viewOf(context, doc);
    // another server on this database is at it
    await setTimeout(LOOK_MS);
  }
}

function printPreview({ mapping, cases, movable, total }: MigratePreview): void {
  for (const { from, label, to, how, cases: count } of mapping)
    console.log(messages.migrate.row(label, from, to ?? '—', messages.migrate.how[how], count));
  for (const { caseNo, id, title, movable: moves, reasons } of cases)
    if (!moves) console.log(`✗ ${caseNo || id} ${signs.said(title, signs.sentences(reasons))}`);
  console.log(messages.migrate.preview(total, movable));
}

function printMigration({ state, total, moved, left }: MigrationView): void {
  for (const { caseNo, id: one, reasons } of left)
    console.log(`✗ ${signs.said(caseNo || one, signs.sentences(reasons))}`);
  const stopped = state === 'stopped' ? messages.migrate.stopped : '';
  console.log(messages.migrate.result(total, moved, left.length, stopped));
}
