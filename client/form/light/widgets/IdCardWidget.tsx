/** An identity number: what it says (sex, birth date, age) is read back while typing, so that a slip is seen at once. */
import { isObject } from '../../../../core/json.ts';
import { describeDate } from '../../../../core/time/describe.ts';
import { ageOf, birthDateOf, checkIdCard, genderOf } from '../../../../core/values/id-card.ts';
import { plainDocumentNumber } from '../../../../core/values/plain.ts';
import { formatOf } from '../../../../core/form/format-of.ts';
import { joinPath, parentOf } from '../../../../core/form/paths.ts';
import type { JsonObject } from '../../../../core/vocabulary.ts';
import { words } from '../../../words.ts';
import { useField } from '../../logic/GatedField.tsx';
import type { FormStore } from '../../logic/form-store.ts';
import { contextOf, type FormWidgetProps } from '../../logic/theme.ts';
import { Input } from './TextWidgets.tsx';

export function IdCardWidget(props: FormWidgetProps) {
  const { store } = contextOf(props.registry);
  const readable = useReadable(props, store);
  const text = typeof props.value === 'string' ? props.value : '';
  if (!readable) return <Input widget={props} autoCapitalize="characters" />;
  return (
    <>
      <Input
        widget={props}
        // a longer number is complained about rather than cut off unseen
        maxLength={24}
        autoCapitalize="characters"
        className="input input-number"
        clean={plainDocumentNumber}
      />
      <Reading text={text} today={store.today} />
    </>
  );
}

function Reading({ text, today }: { text: string; today: string }) {
  const left = 18 - text.length;
  if (text !== '' && left > 0) return <p className="reading">{words.form.idLeft(text.length, left)}</p>;
  if (checkIdCard(text, today) !== null) return null;
  const born = birthDateOf(text);
  return (
    <p className="reading reading-good">
      ✓{' '}
      {words.form.idRead(
        genderOf(text) ?? '',
        born === null ? '' : describeDate(born),
        ageOf(text, today) ?? 0,
      )}
    </p>
  );
}

/** Whether the number is that of a card with birth date and sex in it: a passport's says neither. */
function useReadable(props: FormWidgetProps, store: FormStore): boolean {
  const field = props.schema as JsonObject;
  const group = parentOf(props.path);
  // the field that says which paper it is, where there is one
  const [name = ''] = [field['x-format-by'], field['x-format-when']].filter(isObject).flatMap(Object.keys);
  const beside = useField(store, name === '' ? props.path : joinPath(group, name));
  return READABLE.includes(String(formatOf(field, (of) => (of === name ? beside.value : undefined))));
}

const READABLE = ['id-card', 'residence-permit', 'permanent-residence'];
