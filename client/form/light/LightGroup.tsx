/** A group of fields: a heading and what is in it. Rows of a list bring their own heading. */
import type { ObjectFieldTemplateProps } from '@rjsf/utils';
import { useFieldState } from '../logic/GatedField.tsx';
import { boxId } from './describe.ts';
import { Complaint } from './LightField.tsx';

export function LightGroup(props: ObjectFieldTemplateProps) {
  const { fieldPathId, properties, title, description } = props;
  const state = useFieldState();
  const fields = properties.map(({ content }) => content);
  const last = fieldPathId.path.at(-1);
  if (fieldPathId.path.length === 0) return <>{fields}</>;
  if (/^\d+$/.test(String(last))) return <>{fields}</>;
  const id = fieldPathId.$id;
  return (
    <fieldset className="group" id={boxId(id)} tabIndex={-1}>
      <legend>
        <h3>{title}</h3>
      </legend>
      {description ? <p className="hint">{description}</p> : null}
      <Complaint id={id} error={state.error} warning={state.warning} />
      {fields}
    </fieldset>
  );
}
