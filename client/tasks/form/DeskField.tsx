/** One field at the desk: label above, hint below it, the control, what is wrong. */
import type { FieldTemplateProps } from '@rjsf/utils';
import { isShort } from '../../../core/form/widgets.ts';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { errorId, hintId, labelId } from '../../form/logic/describe.ts';
import { useFieldState } from '../../form/logic/GatedField.tsx';
import { isContainer } from '../../form/logic/ui-schema.ts';
import { text } from '../messages.ts';
import { signs } from '../../../core/signs/messages.ts';

export function DeskField({ id, label, children, schema, uiSchema, rawDescription }: FieldTemplateProps) {
  const state = useFieldState();
  const field = schema as JsonObject;
  const ui = (uiSchema ?? {}) as JsonObject;
  if (isContainer(field, ui)) return <>{children}</>;
  const isRead = state.access === 'read' || state.access === 'masked';
  const classes = ['field'];
  if (!isShort(field, ui['ui:widget'])) classes.push('is-wide');
  if (state.error !== undefined) classes.push('is-wrong');
  return (
    <div className={classes.join(' ')}>
      <label className="field-label" htmlFor={id} id={labelId(id)}>
        {label} {state.required && <span className="field-must">{text.form.required}</span>}
        {state.computed && <span className="field-note">{text.form.computed}</span>}
        {isRead && !state.computed && <span className="field-note">{text.form.locked}</span>}
      </label>
      {rawDescription && (
        <p className="field-hint" id={hintId(id)}>
          {rawDescription}
        </p>
      )}
      {children}
      <Complaint id={id} error={state.error} warning={state.warning} />
    </div>
  );
}

interface ComplaintProps {
  id: string;
  error: string | undefined;
  warning: string | undefined;
}

/** What is wrong, or to be looked at again. */
export function Complaint({ id, error, warning }: ComplaintProps) {
  if (error !== undefined)
    return (
      <p className="field-error" id={errorId(id)}>
        {error}
      </p>
    );
  if (warning === undefined) return null;
  return (
    <p className="field-warning" id={errorId(id)}>
      {signs.said(text.form.warning, warning)}
    </p>
  );
}
