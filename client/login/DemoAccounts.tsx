/** The accounts of a demo instance, by the level they work at; one tap fills the form in. Nothing elsewhere. */
import { useEffect, useState } from 'react';
import { http } from '../api/http.ts';
import { calls } from '../api/paths.ts';
import { words } from '../words.ts';

export interface DemoAccount {
  username: string;
  name: string;
  roleName: string;
  regionName: string;
}

interface Accounts {
  items: DemoAccount[];
  password: string;
}

export function DemoAccounts(props: {
  chosen: string;
  onChoose: (username: string, password: string) => void;
}) {
  const accounts = useAccounts();
  if (!accounts || accounts.items.length === 0) return null;
  const text = words.login;
  return (
    <section aria-labelledby="demo">
      <h2 id="demo">{text.demo}</h2>
      <p className="hint">
        {text.demoHint} {text.demoPassword(accounts.password)}
      </p>
      {grouped(accounts.items).map(([group, items]) => (
        <div key={group}>
          <h3 className="accounts-title">{text.groups[group]}</h3>
          <ul className="accounts">
            {items.map((account) => (
              <li key={account.username}>
                <button
                  type="button"
                  className="account"
                  aria-pressed={account.username === props.chosen}
                  onClick={() => props.onChoose(account.username, accounts.password)}
                >
                  <b>{account.roleName}</b>
                  <span>{account.name}</span>
                  <span>{account.regionName}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function useAccounts(): Accounts | undefined {
  const [accounts, setAccounts] = useState<Accounts>();
  useEffect(() => {
    http
      .get<Accounts>(calls.demoAccounts(), { allow401: true, retries: 0 })
      .then(setAccounts, () => undefined);
  }, []);
  return accounts;
}

type Group = keyof typeof words.login.groups;

/** By the first word of the role id, which names the level; in the order in which a case travels. */
const LEVELS: [RegExp, Group][] = [
  [/^(applicant|villager|public|guardian|agent)/, 'people'],
  [/^(village|grid|relief_assistant|child_director|first_secretary|resident|group)/, 'village'],
  [/^(township|street|town)/, 'township'],
  [/^(county|city|province)/, 'county'],
];

function grouped(items: DemoAccount[]): [Group, DemoAccount[]][] {
  const groups: Group[] = ['people', 'village', 'township', 'county', 'other'];
  const of = ({ username }: DemoAccount) => LEVELS.find(([shape]) => shape.test(username))?.[1] ?? 'other';
  return groups
    .map((group): [Group, DemoAccount[]] => [group, items.filter((item) => of(item) === group)])
    .filter(([, found]) => found.length > 0);
}
