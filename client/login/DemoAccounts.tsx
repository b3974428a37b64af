/** The accounts of a demo instance, by the level they work at; one tap fills the form in. Nothing elsewhere. */
import { useEffect, useState } from 'react';
import { call, calls } from '../api/call.ts';
import { words } from '../words.ts';
import { arranged, type DemoAccount } from './accounts.ts';

interface Accounts {
  items: DemoAccount[];
  password: string;
}

export function DemoAccounts(props: {
  chosen: string;
  onChoose: (username: string, password: string) => void;
}) {
  const accounts = useAccounts();
  const [search, setSearch] = useState('');
  if (!accounts || accounts.items.length === 0) return null;
  const text = words.login;
  const groups = arranged(accounts.items, search);
  return (
    <section aria-labelledby="demo">
      <h2 id="demo">{text.demo}</h2>
      <p className="hint">
        {text.demoHint} {text.demoPassword(accounts.password)}
      </p>
      {accounts.items.length > 20 ? (
        <div className="field">
          <label className="label" htmlFor="account-search">
            {text.demoSearch}
          </label>
          <input
            id="account-search"
            type="search"
            className="input"
            autoComplete="off"
            placeholder={text.demoExample}
            value={search}
            onChange={({ target }) => setSearch(target.value)}
          />
        </div>
      ) : null}
      {groups.length === 0 ? <p className="hint">{text.demoNone}</p> : null}
      {groups.map(([group, items]) => (
        <div key={group}>
          <h3 className="accounts-title">{text.groups[group]}</h3>
          <AccountList accounts={items.slice(0, FEW)} {...props} password={accounts.password} />
          {items.length > FEW ? (
            <details className="accounts-more">
              <summary>{text.demoMore(items.length - FEW)}</summary>
              <AccountList accounts={items.slice(FEW)} {...props} password={accounts.password} />
            </details>
          ) : null}
        </div>
      ))}
    </section>
  );
}

function useAccounts(): Accounts | undefined {
  const [accounts, setAccounts] = useState<Accounts>();
  useEffect(() => {
    call(calls.public.demoAccounts, {}, { allow401: true, retries: 0 }).then(setAccounts, () => undefined);
  }, []);
  return accounts;
}

/** So many of a level are seen without opening anything. */
const FEW = 8;

interface AccountListProps {
  accounts: DemoAccount[];
  password: string;
  chosen: string;
  onChoose: (username: string, password: string) => void;
}

function AccountList({ accounts, password, chosen, onChoose }: AccountListProps) {
  return (
    <ul className="accounts">
      {accounts.map(({ username, name, roleName, regionName }) => (
        <li key={username}>
          <button
            type="button"
            className="account"
            aria-pressed={username === chosen}
            onClick={() => onChoose(username, password)}
          >
            <b>{roleName}</b>
            <span>{name}</span>
            <span>{regionName}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
