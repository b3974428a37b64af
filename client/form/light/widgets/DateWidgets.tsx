/** Days and moments by the phone's own picker, read back with the weekday. */
import { isDay } from '../../../../core/time/day.ts';
import { describeDay } from '../../../../core/time/describe.ts';
import { localMoment } from '../../logic/local-moment.ts';
import { Input } from './TextWidgets.tsx';
import type { FormWidgetProps } from '../../logic/theme.ts';

export function DateWidget(props: FormWidgetProps) {
  return (
    <>
      <Input widget={props} type="date" placeholder="" max="2999-12-31" />
      {isDay(props.value) ? <p className="reading">{describeDay(props.value)}</p> : null}
    </>
  );
}

/** Without an offset: Beijing time. */
export function DateTimeWidget(props: FormWidgetProps) {
  const value = typeof props.value === 'string' ? localMoment(props.value) : '';
  return <Input widget={{ ...props, value }} type="datetime-local" placeholder="" max="2999-12-31T23:59" />;
}
