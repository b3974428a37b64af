/** What the person may do with each field: the permissions of the task, by template, the nearest above counting. */
import { isWithin, templateOf } from '../../../core/form/paths.ts';
import type { Access } from '../../../core/definition/form.ts';

export type Permissions = Readonly<Record<string, Access>>;

/** Paths not listed may be written. */
export function accessFrom(permissions: Permissions = {}): (path: string) => Access {
  const rules = Object.entries(permissions).map(([path, access]) => ({ path: templateOf(path), access }));
  const known = new Map<string, Access>();
  return (path) => {
    const template = templateOf(path);
    let access = known.get(template);
    if (access === undefined) {
      const above = rules.filter((rule) => rule.path === '*' || isWithin(template, rule.path));
      const nearest = above.reduce<(typeof rules)[number] | undefined>(
        (best, rule) => (best === undefined || length(rule.path) >= length(best.path) ? rule : best),
        undefined,
      );
      // that a group is required does not make every field in it required
      access = nearest?.access ?? 'write';
      if (access === 'required' && nearest?.path !== template) access = 'write';
      known.set(template, access);
    }
    return access;
  };
}

function length(path: string): number {
  return path === '*' ? -1 : path.length;
}

/** Whether a field can be typed into. */
export function isWritable(access: Access): boolean {
  return access === 'write' || access === 'required';
}
