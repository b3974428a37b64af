/** A long form that is to be corrected somewhere: its pages folded, those that were asked for open. */
import { useMemo, useState } from 'react';
import type { FormPage } from '../../../core/definition/form.ts';
import { schemaAt } from '../../../core/form/fields.ts';
import type { CompiledForm } from '../../../core/form/types.ts';
import { lightTheme } from '../../form/light/theme.ts';
import type { FormStore } from '../../form/logic/form-store.ts';
import { Form } from '../../form/Form.tsx';
import { isOnPage, pagesOf } from '../../../core/form/pages.ts';
import { useShownPages } from '../../form/logic/shown-pages.ts';
import { useFormErrors } from '../../form/logic/use-form-state.ts';
import { words } from '../../words.ts';

interface FoldedFormProps {
  store: FormStore;
  region: string | undefined;
  caseId: string;
  /** What was asked for, in the words of the office. */
  asked: readonly string[];
}

export function FoldedForm({ store, region, caseId, asked }: FoldedFormProps) {
  const all = useMemo(() => pagesOf(store.form), [store]);
  const pages = useShownPages(store, all);
  const [first] = useState(() => askedPages(store.form, asked));
  const errors = useFormErrors(store);
  const text = words.apply.follow;
  return (
    <>
      <p className="hint">{text.folded}</p>
      {pages.map((page) => {
        const wrong = errors.filter(({ path }) => isOnPage(path, page)).length;
        return (
          <details key={page.fields.join()} className="section fold" open={first.includes(page.title)}>
            <summary>
              {page.title || words.apply.wizard.untitled}
              {wrong > 0 ? <span className="fold-wrong"> {text.wrongHere(wrong)}</span> : null}
            </summary>
            <Form store={store} theme={lightTheme} region={region} caseId={caseId} fields={page.fields} />
          </details>
        );
      })}
    </>
  );
}

/** Pages on which something stands that was asked for by name; papers where nothing does. */
function askedPages(form: CompiledForm, asked: readonly string[]): string[] {
  const all = pagesOf(form);
  const named = all.filter((page) =>
    namesOn(form, page).some((name) => asked.some((word) => meet(word, name))),
  );
  const papers = all.filter((page) => form.attachments.some(({ path }) => isOnPage(path, page)));
  return (named.length > 0 ? named : papers).map(({ title }) => title);
}

function namesOn(form: CompiledForm, page: FormPage): string[] {
  const kinds = form.attachments
    .filter(({ path }) => isOnPage(path, page))
    .flatMap((spec) => spec.kinds.flatMap(({ kind }) => kind.split('/')));
  const titles = page.fields.map((path) => schemaAt(form.schema, path)?.['title']);
  return [...kinds, ...titles, page.title].filter(
    (name) => typeof name === 'string' && name !== '',
  ) as string[];
}

function meet(word: string, name: string): boolean {
  return word.includes(name) || name.includes(word);
}
