/** Widgets that only some forms have, and none on the first page of most: fetched when they are first shown. */
import { lazy, Suspense, type ComponentType } from 'react';
import { words } from '../../../words.ts';
import type { FormWidgetProps } from '../../logic/theme.ts';

function later(load: () => Promise<ComponentType<FormWidgetProps>>): ComponentType<FormWidgetProps> {
  const Widget = lazy(async () => ({ default: await load() }));
  return function LaterWidget(props: FormWidgetProps) {
    return (
      <Suspense fallback={<p className="waiting">{words.common.loading}</p>}>
        <Widget {...props} />
      </Suspense>
    );
  };
}

export const AttachmentsWidget = later(
  async () => (await import('./AttachmentsWidget.tsx')).AttachmentsWidget,
);
export const SignatureWidget = later(async () => (await import('./SignatureWidget.tsx')).SignatureWidget);
export const LocationWidget = later(async () => (await import('./LocationWidget.tsx')).LocationWidget);
