/**
 * Addresses of files that were chosen on this page, by their id: no need to fetch them back. An address keeps its whole file
 * in memory until it is given up, so the oldest go when there are many, and each goes when its file is taken out again: the
 * server has them. What a form that is only tried was given is nowhere else; its oldest are then only named.
 */

/** A walk through a house on one page. */
const MOST_KEPT = 40;

const addresses = new Map<string, string>();

export const previews = {
  get: (id: string): string | undefined => addresses.get(id),

  /** Takes over an address that was made for the file. */
  keep(id: string, address: string): void {
    addresses.set(id, address);
    for (const oldest of addresses.keys()) {
      if (addresses.size <= MOST_KEPT) return;
      previews.drop(oldest);
    }
  },

  drop(id: string): void {
    const address = addresses.get(id);
    if (address !== undefined) URL.revokeObjectURL(address);
    addresses.delete(id);
  },
};
