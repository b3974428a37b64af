/** Where the phone is, taken with one tap. */
import { isObject } from '../../../../core/json.ts';
import { useState } from 'react';
import type { Json } from '../../../../core/vocabulary.ts';
import { words } from '../../../words.ts';
import type { FormWidgetProps } from '../../logic/theme.ts';

export function LocationWidget(props: FormWidgetProps) {
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const text = words.form.location;
  const value = props.value as Json | undefined;
  const take = () => {
    setState('busy');
    navigator.geolocation.getCurrentPosition(
      ({ coords, timestamp }) => {
        setState('idle');
        props.onChange({
          lat: Number(coords.latitude.toFixed(6)),
          lng: Number(coords.longitude.toFixed(6)),
          accuracy: Math.round(coords.accuracy),
          at: new Date(timestamp).toISOString(),
        });
      },
      () => setState('failed'),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
    );
  };
  return (
    <div>
      {isObject(value) ? (
        <p className="reading reading-good">
          ✓ {text.at(String(value['lat']), String(value['lng']), Number(value['accuracy'] ?? 0))}
        </p>
      ) : null}
      {props.readonly ? null : (
        <button
          type="button"
          id={props.id}
          className="button button-wide button-dashed"
          disabled={state === 'busy'}
          onClick={take}
        >
          {state === 'busy' ? text.busy : isObject(value) ? text.again : text.get}
        </button>
      )}
      {state === 'failed' ? (
        <p className="complaint" role="alert">
          {text.failed}
        </p>
      ) : null}
    </div>
  );
}
