/** Tasks of running cases say why they are there: until now each stood on a seat, and named its number. */
import type { Doc } from '../types.ts';
import { rewrite } from './rewrite.ts';
import type { Upgrade } from './upgrade.ts';

interface Row extends Doc {
  activities: { tasks: Record<string, unknown>[] }[];
}

export const origins: Upgrade = {
  number: 2,
  what: 'tasks of cases say why they are there',
  run: (store) =>
    rewrite<Row>(store, 'cases', (doc) => {
      if (!doc.activities.some(({ tasks }) => tasks.some((task) => 'seat' in task))) return null;
      return {
        ...doc,
        activities: doc.activities.map((activity) => ({
          ...activity,
          tasks: activity.tasks.map(withOrigin),
        })),
      };
    }),
};

function withOrigin({ seat, ...task }: Record<string, unknown>): Record<string, unknown> {
  return seat === undefined ? task : { ...task, origin: { kind: 'seat', seat } };
}
