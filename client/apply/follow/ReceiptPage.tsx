/** The receipt: a number large enough to copy by hand, what happens next and by when. */
import { useEffect, useRef, useState } from 'react';
import type { CaseView } from '../../../core/api.ts';
import { calls } from '../../api/call.ts';
import { pages } from '../../pages.ts';
import { useLoad } from '../../api/use-load.ts';
import { caseTone } from '../../ui/case-tone.ts';
import { Skeleton, Trouble } from '../../ui/Trouble.tsx';
import { words } from '../../words.ts';
import { describeDeadline } from '../dates.ts';
import { Link } from '../router.tsx';
import { signs } from '../../../core/signs/messages.ts';

export function ReceiptPage({ id }: { id: string }) {
  const loaded = useLoad(calls.cases.read, { params: { id } });
  const text = words.apply.receipt;
  const heading = useRef<HTMLHeadingElement>(null);
  const view = loaded.data;
  const refused = view !== undefined && caseTone(view) === 'refused';
  useEffect(() => heading.current?.focus(), [view?.id]);
  return (
    <main className="page">
      {loaded.state === 'loading' ? null : (
        <h1 ref={heading} tabIndex={-1} className={refused ? 'done-head is-refused' : 'done-head'}>
          {refused ? text.refused(view.outcomeLabel ?? view.word) : `✓ ${text.title}`}
        </h1>
      )}
      {refused ? <p className="note note-red">{text.refusedWhy}</p> : null}
      {loaded.state === 'loading' ? <Skeleton lines={6} /> : null}
      {loaded.state === 'failed' ? <Trouble error={loaded.error} onRetry={loaded.reload} /> : null}
      {loaded.data ? <Receipt view={loaded.data} /> : null}
      <div className="buttons no-print">
        <Link className="button button-primary" href={pages.applyCase(id)}>
          {text.follow}
        </Link>
        <Link className="button" href={pages.apply()}>
          {text.home}
        </Link>
        <button type="button" className="button" onClick={() => print()}>
          {text.print}
        </button>
      </div>
    </main>
  );
}

function Receipt({ view }: { view: CaseView }) {
  const text = words.apply.receipt;
  const current = view.route.find(({ state }) => state === 'current');
  return (
    <section className="sheet section receipt">
      <p>{view.processTitle}</p>
      <p className="hint">{text.no}</p>
      <p className="receipt-no">{view.caseNo}</p>
      <CopyButton value={view.caseNo} />
      <p className="hint">{text.keep}</p>
      <QrCode address={new URL(pages.track(view.caseNo), location.origin).href} />
      {current ? (
        <div className="note">
          <p>
            <b>
              {signs.said(text.then, current.label)}
              {current.who === null ? '' : ` · ${current.who}`}
            </b>
          </p>
          {current.help === null ? null : <p>{current.help}</p>}
          {current.due === null ? null : <p>{text.until(describeDeadline(current.due))}</p>}
        </div>
      ) : null}
    </section>
  );
}

function CopyButton({ value }: { value: string }) {
  const [copied, setCopied] = useState(false);
  // without https there is no clipboard: the number is large enough to copy by hand
  if (!('clipboard' in navigator)) return null;
  return (
    <button
      type="button"
      className="button no-print"
      onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}
    >
      <span aria-live="polite">{copied ? words.common.copied : words.apply.receipt.copyNo}</span>
    </button>
  );
}

function QrCode({ address }: { address: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    // only this page needs the library
    void import('qrcode').then(({ toCanvas }) =>
      canvas.current ? toCanvas(canvas.current, address, { width: 168, margin: 2 }) : undefined,
    );
  }, [address]);
  return (
    <figure className="qr">
      <canvas ref={canvas} width={168} height={168} role="img" aria-label={words.apply.receipt.qr} />
      <figcaption className="hint">{words.apply.receipt.qr}</figcaption>
    </figure>
  );
}
