/** Addresses inside the designer. What is looked at is in the address. */
export const BASE = '/designer';

const part = encodeURIComponent;

/** What a comparison names: the number of a version or the id of a draft. */
type Side = string | number;

export const to = {
  list: () => '/',
  calendar: () => '/calendar',
  setting: () => '/setting',
  process: (key: string) => `/${part(key)}`,
  draft: (key: string, id: string) => `/${part(key)}/drafts/${part(id)}`,
  replay: (key: string, draft: string) => `/${part(key)}/drafts/${part(draft)}/replay`,
  version: (key: string, version: number) => `/${part(key)}/versions/${version}`,
  compare: (key: string, from: Side, into: Side) =>
    `/${part(key)}/compare?from=${part(String(from))}&to=${part(String(into))}`,
  migrate: (key: string, from: number, into: number) => `/${part(key)}/migrate?from=${from}&to=${into}`,
};
