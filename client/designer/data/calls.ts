/** Calls of the designer. */
import type { RoleLevel } from '../../../core/engine/roles.ts';
import type { FieldGroup } from '../../../core/form/types.ts';

const part = encodeURIComponent;
const process = (key: string): string => `/api/admin/processes/${part(key)}`;

export const adminCalls = {
  processes: () => '/api/admin/processes',
  versions: (key: string) => `${process(key)}/versions`,
  version: (key: string, version: number) => `${process(key)}/versions/${version}`,
  drafts: (key: string) => `${process(key)}/drafts`,
  draft: (key: string, id: string) => `${process(key)}/drafts/${part(id)}`,
  check: (key: string) => `${process(key)}/check`,
  diff: (key: string, from: string, to: string) => `${process(key)}/diff?from=${part(from)}&to=${part(to)}`,
  simulate: (key: string) => `${process(key)}/simulate`,
  replay: (key: string) => `${process(key)}/replay`,
  publish: (key: string) => `${process(key)}/publish`,
  migrate: (key: string) => `${process(key)}/migrate`,
  migration: (key: string, id: string) => `${process(key)}/migrations/${part(id)}`,
  /** A package or a diagram as a file. */
  export: (key: string, version: number | null) =>
    `${process(key)}/export${version === null ? '' : `?version=${version}`}`,
  import: (key?: string) => `/api/admin/processes/import${key === undefined ? '' : `?key=${part(key)}`}`,
  house: () => '/api/admin/house',
};

export interface HouseRole {
  id: string;
  name: string;
  level: RoleLevel;
  citizen?: boolean;
}

/** What all processes of the house build on. `GET /api/admin/house`. */
export interface House {
  roles: HouseRole[];
  /** Shared groups of fields by id. */
  groups: Record<string, FieldGroup>;
}
