/** A value that is shown only: computed, or somebody else's. */
import type { Json, JsonObject } from '../../../../core/vocabulary.ts';
import { Words } from '../../read/Words.tsx';
import type { FormWidgetProps } from '../../logic/theme.ts';

export function ReadonlyWidget(props: FormWidgetProps) {
  return (
    <output className="shown-value" id={props.id}>
      <Words field={props.schema as JsonObject} value={props.value as Json} />
    </output>
  );
}
