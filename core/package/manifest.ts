/** `manifest.json`: what a package is and what its files were when it was written. */
import Type, { type Static } from 'typebox';
import { Check } from 'typebox/value';
import { schemaFaults } from '../definition/faults.ts';
import { isObject } from '../json.ts';
import type { Json } from '../vocabulary.ts';
import type { Problems } from './problems.ts';
import { messages } from './messages.ts';

export const MANIFEST_FILE = 'manifest.json';

/** The format of packages this program writes; it reads those before as well. 2: short notation, a file for each part. */
export const PACKAGE_FORMAT = 2;

export const Manifest = Type.Object({
  format: Type.Union([Type.Literal(1), Type.Literal(PACKAGE_FORMAT)]),
  key: Type.String({ maxLength: 100 }),
  title: Type.String({ maxLength: 200 }),
  /** Version it was exported from; null from a draft or from files. */
  version: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]),
  /** Which of the two was written by people and which made from the other. */
  master: Type.Enum(['diagram', 'machine']),
  /** Every other file, in the order of the source; `digest` tells whether a file was edited since. */
  files: Type.Array(Type.Object({ path: Type.String(), size: Type.Integer(), digest: Type.String() }), {
    maxItems: 1000,
  }),
});
export type Manifest = Static<typeof Manifest>;

/** A checked manifest; null, with diagnostics, when it is none. Codes: `package_newer`, `manifest_invalid`. */
export function checkManifest(value: Json | undefined, problems: Problems): Manifest | null {
  if (value === undefined) return null;
  const format = isObject(value) ? value.format : undefined;
  if (typeof format === 'number' && format > PACKAGE_FORMAT) {
    problems.error('package_newer', MANIFEST_FILE, messages.manifest.newerFormat(format, PACKAGE_FORMAT));
    return null;
  }
  if (Check(Manifest, value)) return value;
  const [first] = schemaFaults(Manifest, value);
  problems.error(
    'manifest_invalid',
    MANIFEST_FILE,
    messages.manifest.badManifest(first?.path ?? '', first?.message ?? ''),
  );
  return null;
}
