/** One field of the light pages: label above, hint below it, then the control, then what is wrong. */
import type { FieldTemplateProps } from '@rjsf/utils';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { widgetSpec } from '../../../core/form/widgets.ts';
import { words } from '../../words.ts';
import { useFieldState } from '../logic/GatedField.tsx';
import { isContainer } from '../logic/ui-schema.ts';
import { boxId, errorId, hintId, labelId } from '../logic/describe.ts';

export function LightField(props: FieldTemplateProps) {
  const { id, label, schema, children, required, readonly, rawDescription } = props;
  const state = useFieldState();
  const ui = (props.uiSchema ?? {}) as JsonObject;
  if (isContainer(schema as JsonObject, ui)) return <>{children}</>;
  const widget = String(ui['ui:widget']);
  if (readonly === true && widget === 'readonly') {
    return (
      <div className="shown" id={boxId(id)}>
        <span className="shown-label">{label}</span>
        {children}
        <Complaint id={id} error={state.error} warning={state.warning} />
      </div>
    );
  }
  if (widgetSpec(widget).bare)
    return (
      <div className="field field-tick" id={boxId(id)}>
        {children}
        {rawDescription ? (
          <p className="hint" id={hintId(id)}>
            {rawDescription}
          </p>
        ) : null}
        <Complaint id={id} error={state.error} warning={state.warning} />
      </div>
    );
  const grouped = widgetSpec(widget).grouped === true;
  // papers say for each kind whether it is needed
  const byKind = widget === 'attachments' && hasKinds(ui);
  return (
    <div
      className={state.error === undefined ? 'field' : 'field field-wrong'}
      id={boxId(id)}
      role={grouped ? 'group' : undefined}
      aria-labelledby={grouped ? labelId(id) : undefined}
    >
      <Label id={id} grouped={grouped} text={label} optional={!required && !readonly && !byKind} />
      {rawDescription ? (
        <p className="hint" id={hintId(id)}>
          {rawDescription}
        </p>
      ) : null}
      {children}
      <Complaint id={id} error={state.error} warning={state.warning} />
    </div>
  );
}

function hasKinds(ui: JsonObject): boolean {
  const kinds = (ui['ui:options'] as JsonObject | undefined)?.['attachments'];
  return Array.isArray(kinds) && kinds.length > 0;
}

function Label(props: { id: string; grouped: boolean; text: string; optional: boolean }) {
  const content = (
    <>
      {props.text}
      {props.optional ? ' ' : null}
      {props.optional ? <span className="optional">{words.form.optional}</span> : null}
    </>
  );
  return props.grouped ? (
    <div className="label" id={labelId(props.id)}>
      {content}
    </div>
  ) : (
    <label className="label" id={labelId(props.id)} htmlFor={props.id}>
      {content}
    </label>
  );
}

/** What is wrong, or to be looked at again. */
export function Complaint(props: { id: string; error: string | undefined; warning: string | undefined }) {
  const text = props.error ?? props.warning;
  if (text === undefined) return null;
  return (
    <p
      className={props.error === undefined ? 'complaint complaint-soft' : 'complaint'}
      id={errorId(props.id)}
    >
      {text}
    </p>
  );
}
