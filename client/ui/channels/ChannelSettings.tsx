/** 消息设置: by what somebody is told beside the in-box, where that reaches them, and what of a case it may say. */
import { useId, useState, type FormEvent } from 'react';
import type { ChannelSettings as Settings } from '../../../core/contract/shapes/message.ts';
import { call, calls } from '../../api/call.ts';
import { HttpError, sentenceOf } from '../../api/http.ts';
import { useLoad } from '../../api/use-load.ts';
import { Skeleton, Trouble } from '../Trouble.tsx';
import './channel-settings.css';
import { text } from './messages.ts';

export function ChannelSettings() {
  const loaded = useLoad(calls.session.channels);
  if (loaded.state === 'failed') return <Trouble error={loaded.error} onRetry={loaded.reload} />;
  if (!loaded.data) return <Skeleton lines={5} />;
  return (
    <div className="channels">
      <p>{text.lead}</p>
      {loaded.data.channels.length === 0 ? <p>{text.none}</p> : <Choice first={loaded.data} />}
      <h2>{text.whatTitle}</h2>
      <ul className="channels-what">
        {text.what.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

/** What reaches somebody by SMS is their phone; the others are named alike. */
const FIELD = { sms: 'phone', email: 'email', wechat: 'wechat', 'in-app': undefined } as const;
type Field = 'phone' | 'email' | 'wechat';

function Choice({ first }: { first: Settings }) {
  const id = useId();
  const [kept, setKept] = useState(first);
  const [muted, setMuted] = useState(() => first.channels.filter((one) => !one.wanted).map((one) => one.id));
  const [typed, setTyped] = useState<Record<Field, string>>({
    phone: first.phone ?? '',
    email: first.email ?? '',
    wechat: first.wechat ?? '',
  });
  const [said, setSaid] = useState<{ field?: string | undefined; sentence: string }>();
  const [busy, setBusy] = useState(false);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setSaid(undefined);
    try {
      const body = {
        muted: muted.filter((one) => one !== 'in-app'),
        phone: typed.phone || null,
        email: typed.email || null,
        wechat: typed.wechat || null,
      };
      setKept(await call(calls.session.setChannels, { body }));
      setSaid({ sentence: text.saved });
    } catch (error) {
      const field = error instanceof HttpError ? error.path : undefined;
      setSaid({ field: field ?? '', sentence: sentenceOf(error) });
      if (field) document.getElementById(`${id}-${field}`)?.focus();
    }
    setBusy(false);
  };
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <ul className="channels-list">
        {kept.channels.map(({ id: channel, label, address }) => {
          const field = FIELD[channel];
          const wrong = field !== undefined && said?.field === field ? said.sentence : undefined;
          return (
            <li key={channel}>
              <label className="channels-wanted">
                <input
                  type="checkbox"
                  checked={!muted.includes(channel)}
                  onChange={({ target }) =>
                    setMuted(target.checked ? muted.filter((one) => one !== channel) : [...muted, channel])
                  }
                />
                <span>{text.wanted(label, address)}</span>
              </label>
              {field && (
                <div className="field">
                  <label className="label" htmlFor={`${id}-${field}`}>
                    {text.fields[field]}
                  </label>
                  <input
                    id={`${id}-${field}`}
                    className="input"
                    inputMode={field === 'phone' ? 'tel' : undefined}
                    maxLength={field === 'phone' ? 20 : 64}
                    placeholder={text.hints[field]}
                    value={typed[field]}
                    aria-invalid={wrong !== undefined}
                    aria-describedby={`${id}-${field}-note`}
                    onChange={({ target }) => setTyped({ ...typed, [field]: target.value })}
                  />
                  <p id={`${id}-${field}-note`} className={wrong ? 'complaint' : 'hint'}>
                    {wrong ??
                      (address === null ? text.nowhere(label) : field === 'phone' ? text.applicant : '')}
                  </p>
                </div>
              )}
            </li>
          );
        })}
      </ul>
      <p className="hint">{text.quiet}</p>
      {said && <p role={said.field === undefined ? 'status' : 'alert'}>{said.sentence}</p>}
      <button type="submit" className="button button-primary channels-save" disabled={busy}>
        {text.save}
      </button>
    </form>
  );
}
