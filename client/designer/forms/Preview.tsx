/** How a form looks: on a phone, and at the desk. Filled in with its example where it has one. */
import { Segmented } from 'antd';
import { Component, lazy, Suspense, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { VersionSource } from '../../../core/definition/source.ts';
import { dayOf } from '../../../core/time/instant.ts';
import type { CompiledForm } from '../../../core/form/types.ts';
import { FormStore } from '../../form/logic/form-store.ts';
import { loadEngine } from '../../form/logic/load-engine.ts';
import { useNow } from '../../api/use-now.ts';
import { DeskForm } from '../../tasks/form/DeskForm.tsx';
import { text } from '../messages.ts';
import { compiledForm } from '../model/names.ts';
import { keepFile } from './keep-file.ts';

const Phone = lazy(async () => ({ default: (await import('./Phone.tsx')).Phone }));

export function Preview({ source, id }: { source: VersionSource; id: string }) {
  const [how, setHow] = useState<'phone' | 'desk'>('phone');
  const form = compiledForm(source, id);
  return (
    <section className="preview" aria-label={text.forms.preview}>
      <Segmented
        aria-label={text.forms.previewHow}
        value={how}
        options={[
          { value: 'phone', label: text.forms.onPhone },
          { value: 'desk', label: text.forms.onDesk },
        ]}
        onChange={setHow}
      />
      {form ? (
        <Guard key={`${how}${JSON.stringify(form.schema).length}`}>
          <Suspense fallback={null}>
            <Shown form={form} how={how} />
          </Suspense>
        </Guard>
      ) : (
        <p className="row-hint">{text.forms.noPreview}</p>
      )}
    </section>
  );
}

function Shown({ form, how }: { form: CompiledForm; how: 'phone' | 'desk' }) {
  const today = dayOf(useNow());
  // what was typed into the preview is given up when the form changes: it is a new form
  const store = useMemo(
    () =>
      new FormStore({
        form,
        today,
        initial: form.sample,
        id: how === 'phone' ? 'phone' : 'f',
        takeFile: keepFile,
      }),
    [form, how, today],
  );
  useEffect(() => {
    void loadEngine().then((engine) => store.attach(engine));
  }, [store]);
  if (Object.keys((form.schema.properties as object | undefined) ?? {}).length === 0)
    return <p className="row-hint">{text.forms.emptyPreview}</p>;
  return how === 'phone' ? (
    <Phone store={store} />
  ) : (
    <div className="preview-desk">
      <DeskForm store={store} />
    </div>
  );
}

/** A form in the middle of being written may not be showable. */
class Guard extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };
  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }
  override render(): ReactNode {
    return this.state.broken ? <p className="row-hint">{text.forms.noPreview}</p> : this.props.children;
  }
}
