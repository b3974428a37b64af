/** Around every page of the designer: the head, and the word to who may not be here. */
import { Button } from 'antd';
import { Link, Outlet } from 'react-router';
import { call, calls } from '../../api/call.ts';
import { pages } from '../../pages.ts';
import { useMe } from '../../api/staff.ts';
import { Failure } from '../../ui/desk/Failure.tsx';
import { Bars, Later } from '../../ui/desk/Later.tsx';
import { text } from '../messages.ts';
import { to } from './paths.ts';

export function Frame() {
  const me = useMe();
  if (me.isError) return <Failure error={me.error} retry={() => void me.refetch()} />;
  if (!me.data)
    return (
      <Later>
        <Bars widths={[30, 90, 88]} />
      </Later>
    );
  if (!me.data.may.admin)
    return (
      <div className="empty">
        <p className="empty-why">{text.shell.notForYou}</p>
        <a href={me.data.may.work ? pages.tasks() : pages.apply()}>{text.shell.toOwnPlace}</a>
      </div>
    );
  return (
    <>
      <a className="skip" href="#main">
        {text.shell.skip}
      </a>
      <header className="head">
        <Link className="head-house" to={to.list()}>
          {text.shell.house}
        </Link>
        <Link to={to.list()}>{text.shell.designer}</Link>
        <Link to={to.calendar()}>{text.calendar.title}</Link>
        <Link to={to.setting()}>{text.setting.title}</Link>
        <nav className="head-more">
          {me.data.may.work && <a href={pages.tasks()}>{text.shell.tasks}</a>}
          <span className="head-me head-wide">{me.data.user.name}</span>
          <Button type="text" onClick={logout}>
            {text.shell.logout}
          </Button>
        </nav>
      </header>
      <Outlet />
    </>
  );
}

async function logout(): Promise<void> {
  await call(calls.session.logout).catch(() => undefined);
  location.assign(pages.login());
}
