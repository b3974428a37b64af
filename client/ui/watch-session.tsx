/**
 * The end of a session, told on top of the page it belongs to: a line while nobody is waiting for anything, a form to log
 * in again when somebody is. The page below stays as it is, with all that was typed.
 */
import { useEffect, useRef, useState, useSyncExternalStore, type FormEvent, type KeyboardEvent } from 'react';
import { createRoot } from 'react-dom/client';
import { session, type Person } from '../api/session.ts';
import { words } from '../words.ts';
import { logIn, problemOf } from '../api/log-in.ts';
import './watch-session.css';
import { whereNext } from './where-next.ts';

/** Puts it on the page, once, beside whatever else is there. */
export function watchSession(): void {
  const place = document.createElement('div');
  place.className = 'session-place no-print';
  document.body.append(place);
  createRoot(place).render(<SessionEnd place={place} />);
}

function SessionEnd({ place }: { place: HTMLElement }) {
  const { who, standing } = useSyncExternalStore(session.subscribe, session.current);
  const asked = standing === 'asked' && who !== null;
  useEffect(() => {
    const others = [...document.body.children].filter((child) => child !== place);
    for (const other of others) other.toggleAttribute('inert', asked);
  }, [asked, place]);
  if (asked) return <Again who={who} />;
  if (standing !== 'ended') return null;
  return (
    <div className="session-line" role="alert">
      <p>{words.login.ended}</p>
      <button type="button" onClick={session.ask}>
        {words.login.again}
      </button>
    </div>
  );
}

function Again({ who }: { who: Person }) {
  const text = words.login;
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLFormElement>(null);
  // Where the hand was it goes on afterwards.
  useEffect(() => {
    const before = document.activeElement;
    box.current?.querySelector('input')?.focus();
    return () => {
      if (before instanceof HTMLElement) requestAnimationFrame(() => before.focus());
    };
  }, []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (username.trim() === '' || password === '') return setProblem(text.missing);
    setBusy(true);
    setProblem(undefined);
    try {
      const me = await logIn(username.trim(), password);
      if (!session.heard(me.user)) beginAnew(whereNext('', me.may));
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
  };
  return (
    <div className="session-over" data-overlay>
      <form
        ref={box}
        className="session-box"
        role="dialog"
        aria-modal="true"
        aria-labelledby="session-title"
        noValidate
        onSubmit={(event) => void submit(event)}
        onKeyDown={stayInside}
      >
        <h2 id="session-title">{text.againTitle}</h2>
        <p>{text.againWhy(who.name)}</p>
        {problem === undefined ? null : (
          <p className="session-problem" role="alert">
            {problem}
          </p>
        )}
        <label htmlFor="session-username">{text.username}</label>
        <input
          id="session-username"
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={username}
          onChange={({ target }) => setUsername(target.value)}
        />
        <label htmlFor="session-password">{text.password}</label>
        <input
          id="session-password"
          name="password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={({ target }) => setPassword(target.value)}
        />
        <button type="submit" disabled={busy}>
          {busy ? text.busy : text.submit}
        </button>
        <p className="session-hint">{text.againOther}</p>
      </form>
    </div>
  );
}

/** Somebody else: nothing of the first person's page stays, neither on the screen nor in what the tab keeps. */
function beginAnew(place: string): void {
  sessionStorage.clear();
  session.leave();
  location.replace(place);
}

/** Tab goes round in the form; the page below is not reached. */
function stayInside(event: KeyboardEvent<HTMLFormElement>): void {
  event.stopPropagation();
  if (event.key !== 'Tab') return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, button:not(:disabled)')];
  const end = event.shiftKey ? stops[0] : stops.at(-1);
  if (document.activeElement !== end) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
}
