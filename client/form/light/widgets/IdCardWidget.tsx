/** An identity number: what it says (sex, birth date, age) is read back while typing, so that a slip is seen at once. */
import { isObject } from '../../../../core/json.ts';
import { describeDate } from '../../../../core/time/describe.ts';
import { ageOf, birthDateOf, checkIdCard, genderOf } from '../../../../core/values/id-card.ts';
import { plainNumber } from '../../../../core/values/problem.ts';
import { parentOf } from '../../../../core/form/paths.ts';
import type { JsonObject } from '../../../../core/vocabulary.ts';
import { words } from '../../../words.ts';
import { useField } from '../../logic/GatedField.tsx';
import type { FormStore } from '../../logic/form-store.ts';
import { contextOf, type FormWidgetProps } from '../../logic/theme.ts';
import { Input } from './TextWidgets.tsx';

export function IdCardWidget(props: FormWidgetProps) {
  const { store } = contextOf(props.registry);
  const applies = useFormatApplies(props, store);
  const text = typeof props.value === 'string' ? props.value : '';
  if (!applies) return <Input widget={props} />;
  return (
    <>
      <Input
        widget={props}
        // a longer number is complained about rather than cut off unseen
        maxLength={24}
        autoCapitalize="characters"
        className="input input-number"
        clean={(typed) => plainNumber(typed)}
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

/** `x-format-when`: a passport number is no identity number. */
function useFormatApplies(props: FormWidgetProps, store: FormStore): boolean {
  const when = (props.schema as JsonObject)['x-format-when'];
  const [name, wanted] = isObject(when) ? (Object.entries(when)[0] ?? []) : [];
  const { path } = props;
  const beside = [parentOf(path), name].filter((part) => part !== undefined && part !== '').join('.');
  const { value } = useField(store, name === undefined ? path : beside);
  return name === undefined || value === wanted;
}
