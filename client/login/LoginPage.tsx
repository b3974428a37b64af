/** 登录. A refused login says why; a locked account says until when (the server's sentence). */
import { useRef, useState, type FormEvent } from 'react';
import { pages } from '../pages.ts';
import { words } from '../words.ts';
import { DemoAccounts } from './DemoAccounts.tsx';
import { logIn, problemOf } from '../api/log-in.ts';
import { whereNext } from '../ui/where-next.ts';
import { signs } from '../../core/signs/messages.ts';

export function LoginPage() {
  const text = words.login;
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submitButton = useRef<HTMLButtonElement>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (username.trim() === '' || password === '') return setProblem(text.missing);
    setBusy(true);
    setProblem(undefined);
    try {
      location.assign(whereNext(location.search, (await logIn(username.trim(), password)).may));
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
  };
  return (
    <main className="page page-login">
      <p className="login-name">{text.office}</p>
      <h1 className="page-head">{text.title}</h1>
      <div className="login">
        <div>
          <form onSubmit={(event) => void submit(event)} noValidate>
            {problem === undefined ? null : (
              <div className="trouble" role="alert" id="problem">
                <p>{problem}</p>
              </div>
            )}
            <div className="field">
              <label className="label" htmlFor="username">
                {text.username}
              </label>
              <input
                className="input"
                id="username"
                name="username"
                autoComplete="username"
                autoCapitalize="none"
                spellCheck={false}
                value={username}
                aria-describedby={problem === undefined ? undefined : 'problem'}
                onChange={({ target }) => setUsername(target.value)}
              />
            </div>
            <Password value={password} onChange={setPassword} />
            <button
              ref={submitButton}
              type="submit"
              className="button button-primary button-wide"
              disabled={busy}
            >
              {busy ? text.busy : text.submit}
            </button>
          </form>
          <p className="hint page-head">
            {signs.said(text.publicTitle, '')}
            <a href={pages.notices()}>{text.publicNotices}</a> ·{' '}
            <a href={pages.track()}>{text.publicTrack}</a>
          </p>
        </div>
        <DemoAccounts
          chosen={username}
          onChoose={(name, word) => {
            setUsername(name);
            setPassword(word);
            setProblem(undefined);
            submitButton.current?.focus();
          }}
        />
      </div>
    </main>
  );
}

function Password({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const [shown, setShown] = useState(false);
  return (
    <div className="field">
      <label className="label" htmlFor="password">
        {words.login.password}
      </label>
      <input
        className="input"
        id="password"
        name="password"
        type={shown ? 'text' : 'password'}
        autoComplete="current-password"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      <label className="choice choice-plain">
        <input type="checkbox" checked={shown} onChange={({ target }) => setShown(target.checked)} />
        <span>{words.login.show}</span>
      </label>
    </div>
  );
}
