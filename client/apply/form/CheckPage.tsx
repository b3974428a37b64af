/** Read over once before it is sent; 修改 beside each group. Sending twice opens one case only. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Me, ProcessView } from '../../../core/api.ts';
import type { FormPage } from '../../../core/definition/form.ts';
import type { FieldError } from '../../../core/form/types.ts';
import { HttpError, sentenceOf } from '../../api/http.ts';
import { call, calls } from '../../api/call.ts';
import { pages as links } from '../../pages.ts';
import { ErrorSummary } from '../../form/light/ErrorSummary.tsx';
import type { FormStore } from '../../form/logic/form-store.ts';
import { openUploads } from '../../form/logic/open-uploads.ts';
import { pageOutline } from '../../../core/form/outline.ts';
import type { FormState } from '../../form/logic/use-form-state.ts';
import { words } from '../../words.ts';
import { Link, navigate } from '../router.tsx';
import { SummaryList } from '../SummaryList.tsx';
import type { DraftSaving } from './DraftSaving.ts';
import { toMeeting } from './Meeting.tsx';

export interface CheckPageProps {
  view: ProcessView;
  form: FormState;
  saving: DraftSaving;
  pages: FormPage[];
  me: Me;
  onGo: (path: string) => void;
  onPage: (index: number) => void;
}

export function CheckPage(props: CheckPageProps) {
  const { view, form, pages, onGo, onPage } = props;
  const { store } = form;
  const text = words.apply.check;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const sending = useSending(props);
  return (
    <main className="page page-form">
      <p className="step-line">
        <span>{view.title}</span>
        <span>{words.apply.wizard.step(pages.length + 1, pages.length + 1)}</span>
      </p>
      <progress className="step-bar" value={1} max={1} aria-hidden="true" />
      <h1 ref={heading} tabIndex={-1}>
        {text.title}
      </h1>
      <p className="hint step-hint">{text.hint}</p>
      <ErrorSummary errors={sending.errors} attempt={sending.attempt} onGo={onGo} />
      {sending.warnings.length > 0 ? (
        <div className="note note-amber">
          <b>{words.form.warningTitle}</b>
          {sending.warnings.map(({ path, code, message }) => (
            <p key={`${path} ${code}`}>{message}</p>
          ))}
        </div>
      ) : null}
      {pages.map((page, i) => (
        <PageSummary
          key={page.title + page.fields.join()}
          page={page}
          store={store}
          onEdit={() => onPage(i)}
        />
      ))}
      {sending.opened === undefined ? null : (
        <Opened {...sending.opened} onAgain={() => void sending.send(true)} />
      )}
      {sending.problem === undefined ? null : (
        <Told key={sending.attempt}>
          <p>{sending.problem}</p>
          <p>{text.safe}</p>
        </Told>
      )}
      <div className="bar no-print">
        <div className="bar-in">
          <button type="button" className="button" onClick={() => onPage(pages.length - 1)}>
            {words.apply.wizard.previous}
          </button>
          <button
            type="button"
            className="button button-primary bar-main"
            disabled={sending.busy}
            onClick={() => void sending.send()}
          >
            {sending.busy ? text.busy : sending.problem === undefined ? text.submit : text.again}
          </button>
        </div>
      </div>
    </main>
  );
}

/** What came of sending is said where the eye is, however long the page. */
function Told({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'center' });
    box.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="trouble" role="alert" tabIndex={-1} ref={box}>
      {children}
    </div>
  );
}

/** It was sent before: as this draft, and what is on the page now differs from it; or just the same, which may be meant. */
function Opened({ id, caseNo, same, onAgain }: OpenedBefore & { onAgain: () => void }) {
  const text = words.apply.check;
  return (
    <Told>
      <p>{same ? text.sameBefore(caseNo) : text.openedBefore(caseNo)}</p>
      <Link className="link" href={links.applyCase(id)}>
        {text.openIt}
      </Link>
      {same && (
        <p>
          <button type="button" className="button" onClick={onAgain}>
            {text.sendAnyway}
          </button>
        </p>
      )}
    </Told>
  );
}

function PageSummary({ page, store, onEdit }: { page: FormPage; store: FormStore; onEdit: () => void }) {
  const text = words.apply.check;
  const section = pageOutline(store.form.schema, store.data, page, {
    shows: (path) => !store.isHidden(path),
  });
  const isBlank = section.lines.length + section.parts.length === 0;
  const title = page.title || words.apply.wizard.untitled;
  return (
    <section className="section sheet check">
      <header className="check-head">
        <h2>{title}</h2>
        <button type="button" className="link" aria-label={text.editOf(title)} onClick={onEdit}>
          {text.edit}
        </button>
      </header>
      {isBlank ? <p className="hint">{text.empty}</p> : <SummaryList section={section} />}
    </section>
  );
}

interface OpenedBefore {
  id: string;
  caseNo: string;
  /** What was handed in a moment ago is just the same. */
  same: boolean;
}

/** The case that an earlier sending of this draft opened, where the server says so. */
function openedBefore({ code, details }: HttpError): OpenedBefore | undefined {
  const same = code === 'same_application';
  if ((!same && code !== 'request_id_reused') || typeof details !== 'object' || details === null)
    return undefined;
  const { case: id, caseNo } = details as Record<string, unknown>;
  return typeof id === 'string' && typeof caseNo === 'string' ? { id, caseNo, same } : undefined;
}

function useSending({ view, form, saving }: CheckPageProps) {
  const { store } = form;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [opened, setOpened] = useState<OpenedBefore>();
  const [attempt, setAttempt] = useState(0);
  const [found, setFound] = useState<{ errors: FieldError[]; warnings: FieldError[] }>(() => ({
    errors: store.shownErrors(),
    warnings: [],
  }));
  // what only should be looked at is said before sending, not after
  useEffect(() => {
    form.ready().then(
      () =>
        setFound((before) => ({ ...before, warnings: store.check().warnings, errors: store.shownErrors() })),
      () => undefined,
    );
  }, [form, store]);
  const refuse = (errors: FieldError[]) => {
    setFound((before) => ({ ...before, errors }));
    setAttempt((n) => n + 1);
  };
  const send = async (again = false) => {
    setProblem(undefined);
    setOpened(undefined);
    setAttempt((n) => n + 1);
    // what went elsewhere may be sent all the same: where it was handed in, the answer names the case
    if (saving.meeting()?.kind === 'choose') return toMeeting();
    if (openUploads(store) > 0) return setProblem(words.apply.wizard.uploading);
    setBusy(true);
    try {
      await form.ready();
      const { errors } = store.check();
      if (errors.length > 0) return refuse(errors);
      const { behalfOf, id: requestId } = saving.current();
      const started = await call(
        calls.cases.start,
        {
          body: {
            process: view.key,
            data: store.submission(),
            requestId,
            again,
            ...(behalfOf === null ? {} : { behalfOf }),
          },
        },
        // the request id makes repeating harmless
        { retries: 2 },
      );
      form.autosave?.stop();
      void saving.done();
      navigate(links.applyReceipt(started.id), { replace: true });
    } catch (error) {
      if (error instanceof HttpError && error.fields.some(({ path }) => path !== '')) {
        store.refuse(error.fields);
        refuse(error.fields);
      } else if (error instanceof HttpError && openedBefore(error)) setOpened(openedBefore(error));
      else setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { ...found, busy, problem, opened, attempt, send };
}
