/** A value that is shown only: computed, or somebody else's. */
import type { WidgetProps } from '@rjsf/utils';
import type { Json, JsonObject } from '../../../../core/vocabulary.ts';
import { Words } from '../../read/Words.tsx';

export function ReadonlyWidget(props: WidgetProps) {
  return (
    <output className="shown-value" id={props.id}>
      <Words field={props.schema as JsonObject} value={props.value as Json} />
    </output>
  );
}
