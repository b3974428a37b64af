/** A value that is shown only: computed, or somebody else's. */
import type { WidgetProps } from '@rjsf/utils';
import type { Json, JsonObject } from '../../../../core/vocabulary.ts';
import { useRegionName } from '../../logic/regions.ts';
import { shownText } from '../../logic/shown-text.ts';

export function ReadonlyWidget(props: WidgetProps) {
  return (
    <output className="shown-value" id={props.id}>
      <Shown field={props.schema as JsonObject} value={props.value as Json} />
    </output>
  );
}

/** A value as people read it, regions by name. */
export function Shown({ field, value }: { field: JsonObject; value: Json }) {
  const text = shownText(field, value);
  return field['format'] === 'region' && text !== '' ? <RegionName code={text} /> : <>{text}</>;
}

export function RegionName({ code }: { code: string }) {
  return <>{useRegionName(code)}</>;
}
