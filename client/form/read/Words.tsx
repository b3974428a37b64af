/** A value as people read it. Names of regions are asked for; everything else is said at once. */
import { wordsOf } from '../../../core/form/words.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';
import { RegionName } from './RegionName.tsx';

export function Words({ field, value }: { field: JsonObject; value: Json | undefined }) {
  if (field['format'] === 'region' && typeof value === 'string') return <RegionName code={value} />;
  return <>{wordsOf(field, value)}</>;
}
