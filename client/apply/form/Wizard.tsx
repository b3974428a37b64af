/** A form page by page: 第 2 步,共 5 步. The address names the page, so the phone's back button works. */
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Me, ProcessView } from '../../../core/api.ts';
import type { FormPage } from '../../../core/definition/form.ts';
import type { FieldError } from '../../../core/form/types.ts';
import { dayOf } from '../../../core/time/instant.ts';
import { maskName } from '../../../core/values/mask.ts';
import { sentenceOf } from '../../api/http.ts';
import { pages as links } from '../../pages.ts';
import { ErrorSummary } from '../../form/light/ErrorSummary.tsx';
import { lightTheme } from '../../form/light/theme.ts';
import { focusField } from '../../form/logic/focus.ts';
import type { FormStore } from '../../form/logic/form-store.ts';
import { Form } from '../../form/Form.tsx';
import { isOnPage, pageOf, pagesOf } from '../../../core/form/pages.ts';
import { isOpen } from '../../form/logic/GatedField.tsx';
import { useFormErrors, useFormState } from '../../form/logic/use-form-state.ts';
import { useShownPages } from '../../form/logic/shown-pages.ts';
import { Skeleton } from '../../ui/Trouble.tsx';
import { words } from '../../words.ts';
import { navigate } from '../router.tsx';
import type { Draft } from './drafts.ts';
import { Meeting } from './Meeting.tsx';
import { SavedAt } from './SavedAt.tsx';
import { useDraftSaving, useMeetings } from './use-draft-saving.ts';

const CheckPage = lazy(async () => ({ default: (await import('./CheckPage.tsx')).CheckPage }));

interface WizardProps {
  view: ProcessView;
  draft: Draft;
  /** The server's copy; undefined where it was not reached, or has not been asked. */
  there: Draft | null | undefined;
  at: number | 'check';
  me: Me;
}

export function Wizard({ view, draft, there, at, me }: WizardProps) {
  const saving = useDraftSaving(me.user.id, draft);
  const form = useFormState({
    form: view.form,
    initial: draft.data,
    today: dayOf(me.now),
    mayWait: view.optional,
    save: (typed) => saving.save(typed),
    saveDelayMs: 400,
  });
  const meeting = useMeetings(me.user.id, saving, form, there);
  const { store } = form;
  const all = useMemo(() => pagesOf(view.form), [view.form]);
  const shown = useShownPages(store, all);
  const [goal, setGoal] = useState<string>();
  const index = at === 'check' ? shown.length : Math.min(at, shown.length) - 1;
  const turn = useCallback(
    (to: number) => {
      saving.turn(to + 1);
      navigate(links.applyForm(view.key, to >= shown.length ? 'check' : to + 1, draft.id));
    },
    [saving, view.key, draft.id, shown.length],
  );
  /** To a field, on whatever page it is. */
  const goTo = (path: string) => {
    setGoal(path);
    turn(Math.max(0, shown.indexOf(all[pageOf(all, path)] as FormPage)));
  };
  return (
    <>
      {draft.behalfOf === null ? null : (
        <p className="behalf">{words.apply.wizard.behalf(maskName(draft.behalfOf))}</p>
      )}
      <Meeting meeting={meeting} saving={saving} form={view.form} me={me} />
      {index >= shown.length ? (
        <Suspense fallback={<Waiting />}>
          <CheckPage
            view={view}
            form={form}
            saving={saving}
            pages={shown}
            me={me}
            onGo={goTo}
            onPage={turn}
          />
        </Suspense>
      ) : (
        <Step key={index} {...{ store, index, shown, goal, turn, me }} ready={form.ready} title={view.title}>
          <SavedAt autosave={form.autosave} remote={saving.remote} meeting={meeting} />
        </Step>
      )}
    </>
  );
}

interface StepProps {
  store: FormStore;
  index: number;
  shown: FormPage[];
  title: string;
  me: Me;
  /** Field to begin with. */
  goal: string | undefined;
  turn: (to: number) => void;
  ready: () => Promise<void>;
  children: React.ReactNode;
}

function Step({ store, index, shown, title, goal, turn, ready, me, children }: StepProps) {
  const text = words.apply.wizard;
  const page = shown[index] as FormPage;
  const heading = useRef<HTMLHeadingElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    if (goal === undefined || !isOnPage(goal, page) || !focusField(store, goal)) heading.current?.focus();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- when the page appears, not later
  }, []);
  const next = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await ready();
      const { errors } = store.check((path) => isOnPage(path, page));
      if (errors.length === 0) return turn(index + 1);
      const [unseen] = store.unseen(errors);
      if (unseen) setProblem(unseen.message);
      else requestAnimationFrame(() => showFirst(store, errors));
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <main className="page page-form">
        <p className="step-line">
          <span>{title}</span>
          <span>{text.step(index + 1, shown.length + 1)}</span>
        </p>
        <progress className="step-bar" value={index + 1} max={shown.length + 1} aria-hidden="true" />
        <h1 ref={heading} tabIndex={-1}>
          {page.title || text.untitled}
        </h1>
        {page.hint === undefined ? null : <p className="hint step-hint">{page.hint}</p>}
        <PageErrors store={store} page={page} />
        {problem === undefined ? null : <Problem text={problem} />}
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void next();
          }}
        >
          <Form store={store} theme={lightTheme} fields={page.fields} region={me.positions[0]?.region} />
          <div className="bar no-print">
            <div className="bar-in">
              <div className="bar-note" aria-live="polite">
                {children}
              </div>
              {index > 0 ? (
                <button type="button" className="button" onClick={() => turn(index - 1)}>
                  {text.previous}
                </button>
              ) : null}
              <button type="submit" className="button button-primary bar-main" disabled={busy}>
                {busy ? text.preparing : index + 1 === shown.length ? text.toCheck : text.next}
              </button>
            </div>
          </div>
        </form>
      </main>
    </>
  );
}

/** Where the eye is: the button that was pressed may be far below it. */
function Problem({ text }: { text: string }) {
  const box = useRef<HTMLParagraphElement>(null);
  useEffect(() => box.current?.scrollIntoView({ block: 'center' }), [text]);
  return (
    <p className="complaint" role="alert" ref={box}>
      {text}
    </p>
  );
}

/** To the first field that can be put right; where there is none, to the words on top of the page. */
function showFirst(store: FormStore, errors: FieldError[]): void {
  const first = errors.find(({ path }) => isOpen(store.stateOf(path)));
  if (first && focusField(store, first.path)) return;
  const summary = document.querySelector<HTMLElement>('.page-form .summary');
  summary?.scrollIntoView({ block: 'center' });
  summary?.focus({ preventScroll: true });
}

function PageErrors({ store, page }: { store: FormStore; page: FormPage }) {
  const errors = useFormErrors(store).filter(({ path }) => isOnPage(path, page));
  // a single error stands at its field already, where that is on the screen and can be filled in
  const [only] = errors;
  const alone = errors.length === 1 && only !== undefined && isOpen(store.stateOf(only.path));
  return errors.length > 0 && !alone ? (
    <ErrorSummary errors={errors} onGo={(path) => focusField(store, path)} />
  ) : null;
}

function Waiting() {
  return (
    <main className="page">
      <Skeleton lines={8} />
    </main>
  );
}
