/** The forms of a process: which there are, the fields of one, and how it looks to who fills it in. */
import { Button, Segmented, Select } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { FormDefinition } from '../../../core/definition/form.ts';
import { isObject } from '../../../core/json.ts';
import { Empty } from '../../ui/desk/Empty.tsx';
import { useEditor, useSnapshot } from '../edit/EditorContext.ts';
import { useTabs } from '../edit/TabsContext.ts';
import { text } from '../messages.ts';
import { addForm, withForm } from '../model/changes.ts';
import { formTitles } from '../model/names.ts';
import { Typed } from '../panel/Typed.tsx';
import { Row } from '../panel/Row.tsx';
import { FieldDetail } from './FieldDetail.tsx';
import { FieldList } from './FieldList.tsx';
import { FormFindings } from './FormFindings.tsx';
import { Preview } from './Preview.tsx';
import { linesOf, type Form } from './edit.ts';

const JsonTab = lazy(async () => ({ default: (await import('./JsonTab.tsx')).JsonTab }));

export function FormsTab() {
  const editor = useEditor();
  const { source } = useSnapshot();
  const tabs = useTabs();
  const titles = formTitles(source);
  const id = tabs.form !== null && Object.hasOwn(source.forms, tabs.form) ? tabs.form : titles[0]?.id;
  const add = (): void => {
    const added = addForm(editor.source, text.forms.newTitle);
    editor.changeSource(added.change);
    tabs.openForm(added.id);
  };
  return (
    <div className="forms">
      <div className="forms-head">
        <label htmlFor="form-choice">{text.forms.which}</label>
        <Select
          id="form-choice"
          className="forms-choice"
          value={id ?? null}
          showSearch={{ optionFilterProp: 'label' }}
          options={titles.map((form) => ({ value: form.id, label: form.title }))}
          onChange={(chosen: string) => tabs.openForm(chosen)}
        />
        <Button onClick={add} className="is-editing">
          {text.forms.add}
        </Button>
      </div>
      {id === undefined ? <Empty {...text.forms.none} /> : <OneForm key={id} id={id} />}
    </div>
  );
}

function OneForm({ id }: { id: string }) {
  const editor = useEditor();
  const { source } = useSnapshot();
  const [view, setView] = useState<'fields' | 'json'>('fields');
  const [chosen, setChosen] = useState<string | null>(null);
  const form = source.forms[id];
  const put = (next: unknown): void => editor.changeSource((before) => withForm(before, id, next));
  const usable = isForm(form) ? form : null;
  const line = usable && linesOf(usable).find(({ template }) => template === chosen);
  return (
    <>
      <div className="forms-views">
        <Segmented
          aria-label={text.forms.view}
          value={view}
          options={[
            { value: 'fields', label: text.forms.views.fields },
            { value: 'json', label: text.forms.views.json },
          ]}
          onChange={setView}
        />
        <FormFindings id={id} choose={setChosen} />
      </div>
      <div className="forms-body" data-view={view}>
        {view === 'json' || !usable ? (
          <Suspense fallback={null}>
            <JsonTab value={form} groups={source.groups} onChange={put} />
          </Suspense>
        ) : (
          <>
            <div className="forms-fields">
              <Row label={text.forms.title}>
                {(field) => (
                  <Typed
                    id={field}
                    value={usable.title}
                    maxLength={60}
                    onChange={(title) => put({ ...usable, title })}
                  />
                )}
              </Row>
              <FieldList form={usable} groups={source.groups} chosen={chosen} choose={setChosen} put={put} />
            </div>
            <div className="forms-detail">
              {line ? (
                <FieldDetail key={line.template} form={usable} line={line} put={put} choose={setChosen} />
              ) : (
                <p className="row-hint">{text.forms.chooseField}</p>
              )}
            </div>
          </>
        )}
        <Preview source={source} id={id} />
      </div>
    </>
  );
}

/** A form whose parts stand where they belong; anything else is edited as JSON until it does. */
function isForm(value: unknown): value is Form & FormDefinition {
  return isObject(value) && typeof value.title === 'string' && isObject(value.schema);
}
