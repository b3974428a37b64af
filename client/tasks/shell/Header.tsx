/** The head of every page: whose house it is, who I am, search, messages, keys, the way out. */
import { Button, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Me } from '../../../core/api.ts';
import { call, calls } from '../../api/call.ts';
import { pages } from '../../pages.ts';
import { useMessages } from '../data/queries.ts';
import { useKeys } from '../../keys/useKeys.ts';
import { text } from '../messages.ts';
import { useDesk } from './DeskContext.ts';
import { CLEAR, to } from './paths.ts';
import { seenUntil, unseen } from './seen-messages.ts';

/** Pause after the last letter before the list is searched. */
const PAUSE_MS = 350;

export function Header({ showKeys }: { showKeys: () => void }) {
  const { me, filter } = useDesk();
  const messages = useMessages();
  const unread = unseen(messages.data ?? [], seenUntil(localStorage, me.user.id));
  return (
    <header className="head">
      <Link className="head-house" to={to.queue(CLEAR)}>
        {text.house}
      </Link>
      <Search />
      <Link className="head-start" to={to.start(filter)}>
        {text.shell.startShort}
        <span>{text.shell.startRest}</span>
      </Link>
      <nav className="head-more">
        {me.may.admin && (
          <a className="head-wide" href={pages.designer()}>
            {text.shell.designer}
          </a>
        )}
        {me.may.steward && <Link to={to.incidents(filter)}>{text.shell.incidents}</Link>}
        <Link to={to.messages(filter)} className={unread > 0 ? 'has-news' : ''}>
          {text.shell.messages(unread)}
        </Link>
        <span className="head-me head-wide" title={officesOf(me).join('\n')}>
          {text.shell.me(me.user.name, officeOf(me))}
        </span>
        <Button className="head-wide" type="text" onClick={showKeys} aria-label={text.keys.title}>
          ?
        </Button>
        <Button type="text" onClick={logout}>
          {text.shell.logout}
        </Button>
      </nav>
    </header>
  );
}

function Search() {
  const { filter, setFilter } = useDesk();
  const navigate = useNavigate();
  const input = useRef<InputRef>(null);
  const [typed, setTyped] = useState(filter.q);
  const [shown, setShown] = useState(filter.q);
  // The address changed by another way (back, a link): the field follows.
  if (shown !== filter.q) {
    setShown(filter.q);
    setTyped(filter.q);
  }
  useEffect(() => {
    if (typed === filter.q) return;
    const timer = setTimeout(() => setFilter({ q: typed.trim() }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, filter.q, setFilter]);
  useKeys({ search: () => input.current?.focus({ cursor: 'all' }) });
  return (
    <Input
      ref={input}
      className="head-search"
      type="search"
      aria-label={text.shell.search}
      placeholder={text.shell.search}
      value={typed}
      suffix={typed === '' ? <kbd aria-hidden="true">{text.shell.searchKey}</kbd> : undefined}
      allowClear
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={() => void navigate(to.queue({ ...filter, q: typed.trim() }))}
      onKeyDown={(event) => {
        if (event.key === 'Escape') input.current?.blur();
      }}
    />
  );
}

function officesOf(me: Me): string[] {
  return me.positions.map(({ regionName, roleName }) => `${regionName} ${roleName}`);
}

function officeOf(me: Me): string {
  const offices = officesOf(me);
  return offices.length > 1 ? `${offices[0]} ${text.shell.moreOffices(offices.length)}` : (offices[0] ?? '');
}

async function logout(): Promise<void> {
  await call(calls.session.logout).catch(() => undefined);
  location.assign(pages.login());
}
