/** Days and moments, in Beijing time, written by hand or picked. */
import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat';
import { text } from '../../messages.ts';
import type { FormWidgetProps } from '../../../form/logic/theme.ts';

dayjs.extend(customParseFormat);

/** As it is stored, and as it is shown; the other spellings are understood when typed. */
const DAY = { store: 'YYYY-MM-DD', read: ['YYYY年M月D日', 'YYYY-MM-DD', 'YYYYMMDD', 'YYYY.M.D', 'YYYY/M/D'] };
const MOMENT = {
  store: 'YYYY-MM-DDTHH:mm',
  read: ['YYYY年M月D日 HH:mm', 'YYYY-MM-DD HH:mm', 'YYYY-MM-DDTHH:mm'],
};

export function DateWidget(props: FormWidgetProps) {
  return <Picker {...props} format={DAY} withTime={false} />;
}

export function DateTimeWidget(props: FormWidgetProps) {
  return <Picker {...props} format={MOMENT} withTime />;
}

function Picker(props: FormWidgetProps & { format: typeof DAY; withTime: boolean }) {
  const { id, value, wrong, describedBy, change, left, format, withTime, store } = props;
  const { today } = store;
  return (
    <DatePicker
      id={id}
      className="picker"
      value={momentOf(value)}
      format={format.read}
      showTime={withTime ? { format: 'HH:mm' } : false}
      needConfirm={false}
      // The calendar opens at the house's day; the picker's own "now" is that of this computer.
      defaultPickerValue={dayjs(today)}
      showNow={today === dayjs().format(DAY.store)}
      status={wrong ? 'error' : ''}
      aria-describedby={describedBy}
      placeholder={withTime ? text.form.datetime : text.form.date}
      onChange={(next: Dayjs | null) => change(next ? next.format(format.store) : undefined)}
      onBlur={left}
    />
  );
}

/** What is stored carries no offset and means Beijing time; the picker shows the same figures wherever it runs. */
function momentOf(value: unknown): Dayjs | null {
  if (typeof value !== 'string') return null;
  const read = dayjs(value.slice(0, 16));
  return read.isValid() ? read : null;
}
