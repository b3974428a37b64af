/** A form on a phone: a page of its own inside the page, so that the looks of phone and desk do not mix. */
import { useCallback, useState } from 'react';
import { createPortal } from 'react-dom';
import { lightTheme } from '../../form/light/theme.ts';
import type { FormStore } from '../../form/logic/form-store.ts';
import { Form } from '../../form/Form.tsx';
import { pagesOf } from '../../../core/form/pages.ts';
import applySheet from '../../ui/phone.css?url';
import lightSheet from '../../ui/light.css?url';
import { text } from '../messages.ts';

const SHEETS = ['/assets/tokens.css', lightSheet, applySheet];

export function Phone({ store }: { store: FormStore }) {
  const [body, setBody] = useState<HTMLElement | null>(null);
  const open = useCallback((frame: HTMLIFrameElement | null) => {
    const inner = frame?.contentDocument;
    if (!inner) return setBody(null);
    inner.documentElement.lang = 'zh-CN';
    inner.head.replaceChildren(
      ...SHEETS.map((href) => Object.assign(inner.createElement('link'), { rel: 'stylesheet', href })),
    );
    setBody(inner.body);
  }, []);
  return (
    <>
      <iframe ref={open} className="phone" title={text.forms.onPhone} />
      {body && createPortal(<Pages store={store} />, body)}
    </>
  );
}

/** All pages below each other: what is looked at here is the whole. */
function Pages({ store }: { store: FormStore }) {
  return (
    <main className="page page-form">
      {pagesOf(store.form).map((page, n) => (
        <section key={n} className="section">
          {page.title !== '' && <h2>{page.title}</h2>}
          {page.hint !== undefined && <p className="hint">{page.hint}</p>}
          <Form store={store} theme={lightTheme} fields={page.fields} />
        </section>
      ))}
    </main>
  );
}
