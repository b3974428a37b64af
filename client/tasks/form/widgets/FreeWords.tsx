/** A list of free words: one after the other. People and organisations count by their names. */
import { Select } from 'antd';
import { isObject } from '../../../../core/json.ts';
import { wordsOf } from '../../../../core/form/words.ts';
import type { Json } from '../../../../core/vocabulary.ts';
import { describedBy } from '../../../form/logic/describe.ts';
import { useField } from '../../../form/logic/GatedField.tsx';
import type { RowsProps } from '../../../form/logic/theme.ts';
import { text } from '../../messages.ts';

export function FreeWords({ id, path, description, store, add, error, warning }: RowsProps) {
  const { value } = useField(store, path);
  // without a way to add one the person may not write
  if (!add)
    return (
      <output id={id} className="shown">
        {wordsOf(store.fieldAt(path), value)}
      </output>
    );
  const named = (item: Json): string => (isObject(item) ? String(item['name'] ?? '') : String(item));
  return (
    <Select
      id={id}
      aria-describedby={describedBy(id, description, { error, warning })}
      className="picker"
      mode="tags"
      open={false}
      suffixIcon={null}
      tokenSeparators={['、', ',', ',', ';', ';', ' ']}
      value={(Array.isArray(value) ? value : []).map(named).filter((name) => name !== '')}
      placeholder={text.form.enterToAdd}
      status={error === undefined ? '' : 'error'}
      onChange={(next: string[]) => store.set(path, next.length === 0 ? undefined : next)}
      onBlur={() => store.touch(path)}
    />
  );
}
