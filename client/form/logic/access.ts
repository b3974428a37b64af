/** What the person may do with each field: the permissions of the task, which name every field that is not to be written. */
import type { Access } from '../../../core/definition/form.ts';
import { templateOf } from '../../../core/form/paths.ts';

export type Permissions = Readonly<Record<string, Access>>;

/** Paths not listed may be written, unless `*` says otherwise. What stands in a list of free values goes with the list. */
export function accessFrom(permissions: Permissions = {}): (path: string) => Access {
  const listed = new Map(Object.entries(permissions).map(([path, access]) => [templateOf(path), access]));
  return (path) => {
    const template = templateOf(path);
    return listed.get(template) ?? listed.get(template.replace(/\[\]$/, '')) ?? listed.get('*') ?? 'write';
  };
}

/** Whether a field can be typed into. */
export function isWritable(access: Access): boolean {
  return access === 'write' || access === 'required';
}
