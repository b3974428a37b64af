/** A form, or some of its fields (a page, a box on the desk), in the looks of a theme. */
import type { FieldProps } from '@rjsf/utils';
import { useMemo } from 'react';
import type { FormStore } from './logic/form-store.ts';
import { GatedField } from './logic/GatedField.tsx';
import { partOfSchema } from '../../core/form/pages.ts';
import { registryFor } from './logic/registry.ts';
import type { FormTheme } from './logic/theme.ts';
import { uiSchemaOf } from './logic/ui-schema.ts';

interface FormProps {
  store: FormStore;
  theme: FormTheme;
  /** Paths of the fields to show; absent: all. */
  fields?: readonly string[];
  /** Where the person is: region pickers begin there. */
  region?: string | undefined;
  /** The case the form belongs to: files of others are seen as part of it. */
  caseId?: string | undefined;
}

export function Form({ store, theme, fields, region, caseId }: FormProps) {
  const registry = useMemo(() => {
    const place = region === undefined ? {} : { region };
    return registryFor({ store, theme, ...place, ...(caseId === undefined ? {} : { caseId }) });
  }, [store, theme, region, caseId]);
  const wanted = fields?.join(' ');
  const schema = useMemo(
    () => (wanted === undefined ? store.form.schema : partOfSchema(store.form.schema, wanted.split(' '))),
    [store, wanted],
  );
  const rootId = useMemo(() => ({ path: [], $id: store.id }), [store]);
  return (
    <GatedField
      name=""
      schema={schema as FieldProps['schema']}
      uiSchema={uiSchemaOf(store.form) as FieldProps['uiSchema']}
      fieldPathId={rootId}
      registry={registry}
      onChange={ignore}
      onBlur={ignore}
      onFocus={ignore}
    />
  );
}

/** Fields write to the store themselves. */
const ignore = () => undefined;
