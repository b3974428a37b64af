/** One of the people entered on an earlier page, by name; somebody else can be typed. */
import { isObject } from '../../../../core/json.ts';
import { useState } from 'react';
import { getAt } from '../../../../core/form/paths.ts';
import type { JsonObject } from '../../../../core/vocabulary.ts';
import { words } from '../../../words.ts';
import type { FormStore } from '../../logic/form-store.ts';
import { contextOf, type FormWidgetProps } from '../../logic/theme.ts';
import { useFormVersion } from '../../logic/use-form-state.ts';
import { ChoiceWidget } from './ChoiceWidgets.tsx';
import { labelId } from '../../logic/describe.ts';
import { Input } from './TextWidgets.tsx';

export function MemberWidget(props: FormWidgetProps) {
  const { store } = contextOf(props.registry);
  useFormVersion(store);
  const names = namesIn(store, (props.schema as JsonObject)['x-options-from']);
  const isOther = typeof props.value === 'string' && props.value !== '' && !names.includes(props.value);
  const [other, setOther] = useState(isOther);
  if (names.length === 0 || other) return <Input widget={props} aria-labelledby={labelId(props.id)} />;
  const enumOptions = names.map((name) => ({ value: name, label: name }));
  return (
    <>
      <ChoiceWidget {...props} options={{ ...props.options, enumOptions }} />
      <button type="button" className="link link-quiet" onClick={() => setOther(true)}>
        {words.form.member.other}
      </button>
    </>
  );
}

function namesIn(store: FormStore, from: unknown): string[] {
  const rows = typeof from === 'string' ? getAt(store.data, from) : undefined;
  if (!Array.isArray(rows)) return [];
  const names = rows.map((row) => (isObject(row) ? row['name'] : row));
  return [...new Set(names.filter((name): name is string => typeof name === 'string' && name !== ''))];
}
