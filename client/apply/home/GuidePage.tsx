/** 办事指南 of one service, and the way into its form: for oneself or for somebody else, afresh or where it was left. */
import { useEffect, useRef, useState } from 'react';
import type { Me, ProcessView } from '../../../core/api.ts';
import type { Guide } from '../../../core/definition/process.ts';
import { calls } from '../../api/call.ts';
import { pages } from '../../pages.ts';
import { useLoad } from '../../api/use-load.ts';
import { Skeleton, Trouble } from '../../ui/Trouble.tsx';
import { words } from '../../words.ts';
import { keepLocal, newDraft } from '../form/drafts.ts';
import { navigate } from '../router.tsx';
import { DraftCards, useMyDrafts } from './DraftCards.tsx';
import { signs } from '../../../core/signs/messages.ts';

export function GuidePage({ processKey, me }: { processKey: string; me: Me }) {
  const process = useLoad(calls.processes.read, { params: { key: processKey } });
  if (process.state === 'loading')
    return (
      <main className="page">
        <Skeleton lines={8} />
      </main>
    );
  if (process.state === 'failed')
    return (
      <main className="page">
        <Trouble error={process.error} onRetry={process.reload} />
      </main>
    );
  const { title, guide } = process.data;
  return (
    <main className="page">
      <h1>{title}</h1>
      {guide ? <GuideText guide={guide} /> : <p className="hint">{words.apply.guide.none}</p>}
      <Start view={process.data} me={me} />
    </main>
  );
}

function GuideText({ guide }: { guide: Guide }) {
  const text = words.apply.guide;
  return (
    <>
      <p>{guide.summary}</p>
      <GuideList title={text.who} items={guide.who} />
      <GuideList title={text.bring} items={guide.bring} />
      <GuideList title={text.steps} items={guide.steps} numbered />
      <GuideList title={text.days} items={guide.days === '' ? [] : [guide.days]} plain />
      <GuideList title={text.basis} items={guide.basis} />
      {guide.phone === undefined ? null : (
        <section className="section">
          <h2>{text.phone}</h2>
          <a href={`tel:${guide.phone}`}>{guide.phone}</a>
        </section>
      )}
    </>
  );
}

function GuideList(props: { title: string; items: string[]; numbered?: boolean; plain?: boolean }) {
  if (props.items.length === 0) return null;
  const items = props.items.map((item) => <li key={item}>{item}</li>);
  return (
    <section className="section">
      <h2>{props.title}</h2>
      {props.plain === true ? <p className="guide-plain">{signs.sentences(props.items)}</p> : null}
      {props.plain === true ? null : props.numbered === true ? <ol>{items}</ol> : <ul>{items}</ul>}
    </section>
  );
}

function Start({ view, me }: { view: ProcessView; me: Me }) {
  const text = words.apply.guide;
  const box = useRef<HTMLElement>(null);
  const drafts = useMyDrafts(me.user.id, view.key);
  const [afresh, setAfresh] = useState(false);
  // staff know the guide: they come to begin
  const known = drafts !== undefined;
  useEffect(() => {
    if (known && location.hash === '#start') box.current?.scrollIntoView();
  }, [known]);
  if (drafts === undefined) return <Skeleton lines={2} />;
  return (
    <section className="section start" ref={box}>
      <DraftCards drafts={drafts} me={me} />
      {drafts.length === 0 || afresh ? (
        <StartAfresh view={view} me={me} hasDrafts={drafts.length > 0} />
      ) : (
        <button type="button" className="button button-wide" onClick={() => setAfresh(true)}>
          {text.fresh}
        </button>
      )}
    </section>
  );
}

interface StartAfreshProps {
  view: ProcessView;
  me: Me;
  /** There are drafts already, which stay. */
  hasDrafts: boolean;
}

function StartAfresh({ view, me, hasDrafts }: StartAfreshProps) {
  const text = words.apply.guide;
  // who works here mostly files for somebody who cannot
  const [forOther, setForOther] = useState(me.may.work);
  const [name, setName] = useState('');
  const [missing, setMissing] = useState(false);
  const start = () => {
    const other = name.trim();
    if (forOther && other === '') return setMissing(true);
    const draft = newDraft(view.key, view.title, forOther ? other : null);
    keepLocal(me.user.id, draft);
    navigate(pages.applyForm(view.key, 1, draft.id));
  };
  return (
    <>
      {hasDrafts ? <p className="hint">{text.freshHint}</p> : null}
      <fieldset className="group">
        <legend className="label">{text.forWhom}</legend>
        <div className="choices choices-short">
          {[false, true].map((other) => (
            <label key={String(other)} className="choice">
              <input
                type="radio"
                name="for"
                checked={forOther === other}
                onChange={() => setForOther(other)}
              />
              <span>{other ? text.other : text.myself}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {forOther ? (
        <div className={missing ? 'field field-wrong' : 'field'}>
          <label className="label" htmlFor="other">
            {text.otherName}
          </label>
          <input
            id="other"
            className="input"
            autoComplete="off"
            maxLength={60}
            value={name}
            aria-invalid={missing ? true : undefined}
            aria-describedby={missing ? 'other-missing' : undefined}
            onChange={({ target }) => {
              setName(target.value);
              setMissing(false);
            }}
          />
          {missing ? (
            <p className="complaint" id="other-missing" role="alert">
              {text.otherMissing}
            </p>
          ) : null}
        </div>
      ) : null}
      <button type="button" className="button button-primary button-wide" onClick={start}>
        {text.start}
      </button>
    </>
  );
}
