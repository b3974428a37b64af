/** A group of fields: a heading and what is in it. Rows of a list bring their own heading. */
import type { ObjectFieldTemplateProps } from '@rjsf/utils';
import { useFieldState } from '../logic/GatedField.tsx';
import { boxId } from '../logic/describe.ts';
import { Complaint } from './LightField.tsx';

export function LightGroup(props: ObjectFieldTemplateProps) {
  const { fieldPathId, properties, title, description } = props;
  const state = useFieldState();
  const fields = properties.map(({ content }) => content);
  const last = fieldPathId.path.at(-1);
  if (fieldPathId.path.length === 0) return <>{fields}</>;
  if (/^\d+$/.test(String(last))) return <>{fields}</>;
  const id = fieldPathId.$id;
  const Heading = headingOf(fieldPathId.path.length);
  return (
    <fieldset className="group" id={boxId(id)} tabIndex={-1}>
      <legend>
        <Heading>{title}</Heading>
      </legend>
      {description ? <p className="hint">{description}</p> : null}
      <Complaint id={id} error={state.error} warning={state.warning} />
      {fields}
    </fieldset>
  );
}

/** A page's title is h1, so what stands right on it is h2. */
export function headingOf(depth: number): 'h2' | 'h3' | 'h4' | 'h5' {
  return (['h2', 'h3', 'h4', 'h5'] as const)[Math.min(depth, 4) - 1] ?? 'h2';
}
