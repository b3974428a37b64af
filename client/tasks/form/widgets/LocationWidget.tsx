/** Where this computer or phone is, on request only. */
import { Button } from 'antd';
import { useState } from 'react';
import { text } from '../../messages.ts';
import { wordsOf } from '../../../../core/form/words.ts';
import type { FormWidgetProps } from '../../../form/logic/theme.ts';

export function LocationWidget({ id, field, value, change, left }: FormWidgetProps) {
  const [error, setError] = useState<string | null>(null);
  const take = (): void => {
    setError(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords, timestamp }) => {
        change({
          lat: coords.latitude,
          lng: coords.longitude,
          accuracy: coords.accuracy,
          at: new Date(timestamp).toISOString(),
        });
        left();
      },
      () => setError(text.form.placeFailed),
      { enableHighAccuracy: true, timeout: 15_000 },
    );
  };
  return (
    <div id={id} tabIndex={-1} className="place">
      <output>{wordsOf({ ...field, 'x-type': 'geo' }, value)}</output>
      <Button onClick={take}>{text.form.place}</Button>
      {error !== null && <span className="field-error">{error}</span>}
    </div>
  );
}
