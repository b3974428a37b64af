/** Everything an empty demo instance is filled with. */
import type { Context } from '../context.ts';
import { seedCases } from './cases.ts';
import { seedCounty } from './seed.ts';

/** Seeds the county and its cases into an empty store; answers with the demo password, null where this is no demo. */
export async function seedAll(context: Context): Promise<string | null> {
  if (!context.config.demo) return null;
  const { fresh, password } = await seedCounty(context.store, context.config.root);
  if (fresh) {
    await context.registry.reload();
    await seedCases(context);
  }
  return password;
}
