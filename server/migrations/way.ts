/** The two versions of a migration and the way between them. */
import type { Way } from '../../core/migration/migrate.ts';
import { planMigration } from '../../core/migration/plan.ts';
import type { Context } from '../context.ts';
import { errors } from '../errors.ts';
import { messages } from './messages.ts';

/** What is asked for. */
interface Asked {
  from: number;
  to: number;
  mapping?: Record<string, string | null>;
}

/**
 * Loads both versions and plans the way.
 * @throws HttpError 404 `unknown_version`; 422 for a mapping that names states there are not, with its path
 */
export async function wayOf(context: Context, key: string, { from, to, mapping }: Asked): Promise<Way> {
  if (from === to) throw errors.invalid(messages.otherVersion, 'to');
  const { library } = context;
  if (!library.published().includes(key)) throw errors.unknown('process');
  const known = new Set(library.versions(key).map(({ version }) => version));
  if (![from, to].every((version) => known.has(version))) throw errors.unknown('version');
  const [old, next] = await Promise.all([library.version(key, from), library.version(key, to)]);
  const { plan, faults } = planMigration(old, next, mapping);
  const [fault] = faults;
  if (fault) {
    const version = fault.side === 'from' ? from : to;
    throw errors.invalid(messages.stepUnknown(version, fault.name), `mapping.${fault.key}`);
  }
  return { old, next, plan };
}
