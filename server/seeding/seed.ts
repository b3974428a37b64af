/** Fills an empty store with the demo county: regions, people, calendar, parameters. Idempotent; never touches a store with people in it. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { parentOf } from '../../core/values/region.ts';
import { readSeeds, type Person, type Seeds } from '../../seeds/load.ts';
import { hashPassword } from '../commands/sessions.ts';
import type { UserDoc } from '../store/documents.ts';
import { SETTING } from '../store/setting.ts';
import type { Store } from '../store/types.ts';

/** What a demo instance prints at start. */
interface Seeded {
  /** True when this call filled the store. */
  fresh: boolean;
  password: string | null;
}

/** Seeds the store unless it has people already. */
export async function seedCounty(store: Store, root: string, demoPassword?: string): Promise<Seeded> {
  const demo = await store.get('meta', 'demo');
  const known = typeof demo?.password === 'string' ? demo.password : null;
  if ((await store.count('users', {}, 1)) > 0) return { fresh: false, password: known };
  const seeds = readSeeds(join(root, 'seeds'));
  // one password for all, so one hash: argon2 is slow on purpose
  const password = known ?? demoPassword ?? `xz-${randomBytes(4).toString('hex')}`;
  await store.set('meta', { _id: 'demo', password });
  await places(store, seeds);
  await people(store, seeds.people, await hashPassword(password));
  return { fresh: true, password };
}

async function places(store: Store, { regions, calendar, params, setting }: Seeds): Promise<void> {
  await Promise.all([
    store.set('meta', { _id: SETTING, seq: 1, ...setting, changes: [] }),
    ...regions.map(({ code, name, kind }) =>
      store.set('regions', { _id: code, name, parent: parentOf(code), ...(kind ? { kind } : {}) }),
    ),
    ...Object.entries(calendar).map(([year, data]) => store.set('calendar', { _id: year, ...data })),
    ...params.map((param) =>
      store.set('params', { _id: `${param.key}:${param.region}:${param.from}`, ...param }),
    ),
  ]);
}

async function people(store: Store, list: Person[], passwordHash: string): Promise<void> {
  await Promise.all(
    list.map(({ username, name, positions, phone }, order) => {
      const doc: UserDoc = {
        _id: username,
        username,
        name,
        positions,
        posts: positions.map((p) => `${p.role}@${p.region}`),
        ...(phone ? { phone } : {}),
        passwordHash,
        order,
        demo: true,
      };
      return store.set('users', doc);
    }),
  );
}
