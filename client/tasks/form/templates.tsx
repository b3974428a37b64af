/** The templates of rjsf in the desk's looks: label above, hint below it, groups as plain titled sections. */
import type { ArrayFieldTemplateProps, FieldTemplateProps, ObjectFieldTemplateProps } from '@rjsf/utils';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { templateOf } from '../../../core/form/paths.ts';
import { text } from '../messages.zh-CN.ts';
import { pathOfId } from './layout.ts';
import { useField, useStore } from './StoreContext.ts';
import { isFlat } from './wide.ts';

/** Frame of every field; groups and rows frame themselves. */
export function DeskField({ id, label, children, schema }: FieldTemplateProps) {
  const path = pathOfId(id);
  const state = useField(path);
  if (state.hidden) return null;
  if (schema.type === 'object' || schema.type === 'array') return <>{children}</>;
  const { field } = state;
  // Filled in by the house when it is handed in (who signed, when), or not at all: nothing to see before.
  if (state.access === 'read' && state.value === undefined && !state.computed) return null;
  const hint = typeof field['description'] === 'string' ? field['description'] : null;
  const said = [hint !== null && `${id}-hint`, state.error !== undefined && `${id}-error`].filter(Boolean);
  return (
    <div
      className={['field', isFlat(field) ? '' : 'is-wide', state.error === undefined ? '' : 'is-wrong'].join(
        ' ',
      )}
      data-described={said.join(' ')}
    >
      <label className="field-label" htmlFor={id} id={`${id}-label`}>
        {label} {state.required && <span className="field-must">{text.form.required}</span>}
        {state.computed && <span className="field-note">{text.form.computed}</span>}
        {state.access === 'read' && !state.computed && <span className="field-note">{text.form.locked}</span>}
      </label>
      {hint !== null && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {state.error !== undefined && (
        <p className="field-error" id={`${id}-error`}>
          {state.error}
        </p>
      )}
      {state.warning !== undefined && (
        <p className="field-warning">
          {text.form.warning}:{state.warning}
        </p>
      )}
    </div>
  );
}

export function DeskGroup({ fieldPathId, title, properties }: ObjectFieldTemplateProps) {
  const path = pathOfId(fieldPathId.$id);
  const store = useStore();
  const state = useField(path);
  const fields = (
    <div className="fields">
      {properties.map(({ name, content }) => (
        <Member key={name}>{content}</Member>
      ))}
    </div>
  );
  // The form itself and the rows of a list have their title elsewhere.
  if (path === '' || templateOf(path).endsWith('[]')) return fields;
  const { description } = store.fieldAt(path);
  return (
    <section className="group is-wide" id={fieldPathId.$id} tabIndex={-1} aria-label={title}>
      <h4>{title}</h4>
      {typeof description === 'string' && <p className="field-hint">{description}</p>}
      {state.error !== undefined && <p className="field-error">{state.error}</p>}
      {fields}
    </section>
  );
}

function Member({ children }: { children: ReactNode }) {
  return <>{children}</>;
}

export function DeskRows({ fieldPathId, title, items, readonly }: ArrayFieldTemplateProps) {
  const path = pathOfId(fieldPathId.$id);
  const store = useStore();
  const state = useField(path);
  const mayAdd = !readonly && (state.access === 'write' || state.access === 'required');
  const { description, maxItems } = store.fieldAt(path);
  const full = typeof maxItems === 'number' && items.length >= maxItems;
  return (
    <section className="group is-wide" id={fieldPathId.$id} tabIndex={-1} aria-label={title}>
      <h4>
        {title} {state.required && <span className="field-must">{text.form.required}</span>}
        {items.length > 0 && <span className="group-count">{text.value.rows(items.length)}</span>}
      </h4>
      {typeof description === 'string' && <p className="field-hint">{description}</p>}
      {state.error !== undefined && <p className="field-error">{state.error}</p>}
      {items.length === 0 && <p className="none">{text.form.emptyRows}</p>}
      <ol className="row-cards">
        {items.map((item, i) => (
          <li key={(Array.isArray(state.value) && String(state.value[i])) || i}>
            <div className="row-card-head">
              <span>{text.form.row(title, i + 1)}</span>
              {mayAdd && (
                <Button type="text" size="small" onClick={() => store.removeRow(path, i)}>
                  {text.form.remove}
                </Button>
              )}
            </div>
            {item}
          </li>
        ))}
      </ol>
      {mayAdd && !full && <Button onClick={() => store.addRow(path)}>{text.form.add(title)}</Button>}
    </section>
  );
}

/** Rows draw their own frame in DeskRows. */
export function DeskRow({ children }: { children: ReactNode }) {
  return <>{children}</>;
}

export function Nothing() {
  return null;
}
