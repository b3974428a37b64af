/** The accounts of a demo instance; elsewhere there is no such page. */
import type { DemoAccounts } from '../../core/contract/public.ts';
import type { Context } from '../context.ts';
import { errors } from '../errors.ts';
import type { UserDoc } from '../store/documents.ts';
import type { Doc } from '../store/types.ts';

interface DemoDoc extends Doc {
  password: string;
}

/** All demo accounts with the password of this instance. @throws 404 where this is no demo */
export async function demoAccounts(context: Context): Promise<DemoAccounts> {
  const demo = context.config.demo ? await context.store.get<DemoDoc>('meta', 'demo') : null;
  if (!demo) throw errors.unknown('page');
  const names = new Map(context.library.roles.map((role) => [role.id, role.name]));
  const users: UserDoc[] = [];
  for (;;) {
    const last = users[users.length - 1];
    const page = await context.store.find<UserDoc>('users', {
      filter: { demo: true },
      sort: { by: '_id', dir: 1 },
      limit: 1000,
      ...(last ? { after: { value: last._id, id: last._id } } : {}),
    });
    users.push(...page);
    if (page.length < 1000) break;
  }
  const items = users.map((user) => {
    const post = user.positions[0];
    const role = post?.role ?? '';
    return {
      username: user.username,
      password: demo.password,
      name: user.name,
      role,
      roleName: names.get(role) ?? names.get(role.split(':')[0] as string) ?? role,
      region: post?.region ?? '',
      regionName: context.registry.name(post?.region ?? ''),
    };
  });
  return { items, password: demo.password };
}
