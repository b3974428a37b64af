/** A form as the text it is stored as, with what is wrong with it where it stands. */
import { json, jsonParseLinter } from '@codemirror/lang-json';
import { linter, lintGutter, type Diagnostic } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { basicSetup, EditorView } from 'codemirror';
import { useEffect, useRef } from 'react';
import { Check, Errors } from 'typebox/value';
import { formatJson } from '../../../core/definition/format-json.ts';
import { FormDefinition } from '../../../core/definition/form.ts';
import { expandForm } from '../../../core/form/expand.ts';
import type { FieldGroup } from '../../../core/form/types.ts';
import { text } from '../messages.ts';

interface Props {
  value: unknown;
  groups: Readonly<Record<string, FieldGroup>>;
  onChange: (form: unknown) => void;
}

const REST_MS = 600;

export function JsonTab({ value, groups, onChange }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const latest = useRef({ value, groups, onChange });
  useEffect(() => {
    latest.current = { value, groups, onChange };
    // an undo elsewhere: the text follows unless it says the same already
    const shown = view.current;
    if (shown && !shown.hasFocus && !same(shown.state.doc.toString(), value))
      shown.dispatch({ changes: { from: 0, to: shown.state.doc.length, insert: formatJson(value) } });
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const take = (doc: string): void => {
      try {
        const next: unknown = JSON.parse(doc);
        if (!same(doc, latest.current.value)) latest.current.onChange(next);
      } catch {
        // shown by the linter; the form stays as it was until it can be read
      }
    };
    const editor = new EditorView({
      parent: place.current as HTMLElement,
      state: EditorState.create({
        doc: formatJson(latest.current.value),
        extensions: [
          basicSetup,
          json(),
          lintGutter(),
          linter(jsonParseLinter()),
          linter((shown) => findings(shown.state.doc.toString(), latest.current.groups)),
          EditorView.contentAttributes.of({ 'aria-label': text.forms.asJson }),
          EditorView.updateListener.of((update) => {
            if (!update.docChanged) return;
            clearTimeout(timer);
            const doc = update.state.doc.toString();
            timer = setTimeout(() => take(doc), REST_MS);
          }),
        ],
      }),
    });
    view.current = editor;
    return () => {
      clearTimeout(timer);
      take(editor.state.doc.toString());
      editor.destroy();
    };
  }, []);
  return <div ref={place} className="json-tab" />;
}

function same(doc: string, value: unknown): boolean {
  try {
    return JSON.stringify(JSON.parse(doc)) === JSON.stringify(value);
  } catch {
    return false;
  }
}

/** What the house finds wrong with a form that can be read, at the first place its path is written. */
function findings(doc: string, groups: Readonly<Record<string, FieldGroup>>): Diagnostic[] {
  let form: unknown;
  try {
    form = JSON.parse(doc);
  } catch {
    return [];
  }
  if (!Check(FormDefinition, form))
    return Errors(FormDefinition, form)
      .slice(0, 10)
      .map(({ instancePath, message }) =>
        at(doc, instancePath.split('/').at(-1) ?? '', `${instancePath || '/'} ${message}`),
      );
  return expandForm(form, groups).diagnostics.map(({ path, message, severity }) =>
    at(doc, path.split(/[.[]/).at(-1) ?? '', message, severity),
  );
}

function at(
  doc: string,
  name: string,
  message: string,
  severity: Diagnostic['severity'] = 'error',
): Diagnostic {
  const found = name === '' ? -1 : doc.indexOf(JSON.stringify(name));
  const from = Math.max(0, found);
  return { from, to: Math.min(doc.length, from + Math.max(1, name.length + 2)), severity, message };
}
