/** What a line of a notice shows: a name of the process, masked or not. Anything more is an expression. */
import { isObject } from '../../../core/json.ts';
import type { Privacy } from '../../../core/definition/form.ts';
import type { VersionSource } from '../../../core/definition/source.ts';
import { compiledForm } from './names.ts';

/** The functions that mask. */
export const MASKS = ['mask_name', 'mask_id', 'mask_phone', 'mask_card'] as const;
export type Mask = (typeof MASKS)[number];

interface Shown {
  path: string;
  mask: Mask | null;
}

const PATH = '[\\p{L}_][\\p{L}\\p{N}_]*(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*)*';
const SHOWN = new RegExp(`^\\s*(?:(${MASKS.join('|')})\\(\\s*(${PATH})\\s*\\)|(${PATH}))\\s*$`, 'u');

/** The name and the mask of an expression that is no more than that; null otherwise. */
export function readShown(feel: string): Shown | null {
  const [whole, mask, masked, plain] = SHOWN.exec(feel) ?? [];
  if (whole === undefined) return null;
  return { path: masked ?? plain ?? '', mask: (mask as Mask | undefined) ?? null };
}

export function writeShown({ path, mask }: Shown): string {
  return mask === null ? path : `${mask}(${path})`;
}

const OF_KIND: Partial<Record<Privacy, Mask>> = {
  name: 'mask_name',
  id: 'mask_id',
  phone: 'mask_phone',
  card: 'mask_card',
};

/** How a field of the application is masked by its privacy class, which is what one begins with. */
export function maskFor(source: VersionSource, path: string): Mask | null {
  const { start } = source.definition;
  const id = isObject(start) && typeof start.form === 'string' ? start.form : '';
  const kind = compiledForm(source, id)?.privacy.find((each) => each.path === path)?.as;
  return (kind && OF_KIND[kind]) ?? null;
}
