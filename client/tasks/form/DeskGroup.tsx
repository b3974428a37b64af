/** A group of fields at the desk: a titled section. The form itself and the rows of a list have their title elsewhere. */
import type { ObjectFieldTemplateProps } from '@rjsf/utils';
import { useFieldState } from '../../form/logic/GatedField.tsx';
import { Complaint } from './DeskField.tsx';

export function DeskGroup({ fieldPathId, title, description, properties }: ObjectFieldTemplateProps) {
  const state = useFieldState();
  const fields = <div className="fields">{properties.map(({ content }) => content)}</div>;
  const last = fieldPathId.path.at(-1);
  if (last === undefined || /^\d+$/.test(String(last))) return fields;
  const id = fieldPathId.$id;
  return (
    <section className="group is-wide" id={id} tabIndex={-1} aria-label={title}>
      <h4>{title}</h4>
      {description && <p className="field-hint">{description}</p>}
      <Complaint id={id} error={state.error} warning={state.warning} />
      {fields}
    </section>
  );
}
