/** After an act: what was done and what comes next. Offers to take it back only where the server does. */
import { Button } from 'antd';
import { Link } from 'react-router';
import { text } from '../messages.ts';
import { useDesk } from './DeskContext.ts';
import { to } from './paths.ts';
import { useTakeBack } from './useTakeBack.ts';

export function FlashBar() {
  const { flash, say, filter } = useDesk();
  const back = useTakeBack(flash);
  if (!flash) return null;
  return (
    <div className="flash" role="status">
      <p>
        <strong>{flash.words}</strong>
        {flash.next !== null && <span>{flash.next}</span>}
        {back.error !== null && <span className="is-bad">{back.error}</span>}
      </p>
      {back.action && (
        <Button size="small" disabled={back.busy} onClick={() => void back.run()}>
          {back.action.label}
        </Button>
      )}
      {flash.case && <Link to={to.case(flash.case.id, filter)}>{text.after.view}</Link>}
      <Button size="small" type="text" onClick={() => say(null)}>
        {text.after.close}
      </Button>
    </div>
  );
}
