/** The line on top: where one is, the size of the letters, who one is. */
import type { Me } from '../../core/api.ts';
import { call, calls } from '../api/call.ts';
import { pages } from '../pages.ts';
import { useElder } from '../ui/elder.ts';
import { words } from '../words.ts';
import { forgetDrafts } from './form/drafts.ts';
import { sendUnsent } from './form/server-drafts.ts';
import { Link } from './router.tsx';

export function TopBar({ me }: { me: Me | undefined }) {
  const [elder, setElder] = useElder();
  const leave = async () => {
    // the next person at this phone must not find what was typed here; it is kept on the server
    if (me) {
      await sendUnsent(me.user.id);
      forgetDrafts(me.user.id);
    }
    await call(calls.session.logout).catch(() => undefined);
    location.assign(pages.login());
  };
  return (
    <header className="top no-print">
      <div className="top-in">
        <Link className="brand" href={pages.apply()}>
          {words.apply.title}
        </Link>
        {me ? <span className="who">{me.user.name}</span> : null}
        <button type="button" className="link" aria-pressed={elder} onClick={() => setElder(!elder)}>
          {elder ? words.common.elderOff : words.common.elderOn}
        </button>
        {me ? (
          <button type="button" className="link" onClick={() => void leave()}>
            {words.common.logout}
          </button>
        ) : null}
      </div>
    </header>
  );
}
