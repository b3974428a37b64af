/** After an act: what was done and what comes next. Offers to take it back only where the server does. */
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { sentenceOf } from '../../api/http.ts';
import { newRequestId } from '../../api/requests.ts';
import { actOnCase } from '../data/acts.ts';
import { text } from '../messages.ts';
import { useDesk } from './DeskContext.ts';
import { to } from './paths.ts';

/** Acts on a case that undo what its last handler did. */
const TAKES_BACK = ['recall', 'take_back', 'undo'];

export function FlashBar() {
  const { flash, say, filter, model } = useDesk();
  const [error, setError] = useState<string | null>(null);
  if (!flash) return null;
  const back = flash.case?.actions.find(({ id, allowed }) => TAKES_BACK.includes(id) && allowed === true);
  const takeBack = async (): Promise<void> => {
    if (!flash.case || !back) return;
    try {
      await actOnCase(flash.case.id, { action: back.id, requestId: newRequestId() });
      say({ words: text.case.actionDone(back.label), next: null, case: flash.case });
      await model.refresh();
    } catch (problem) {
      setError(sentenceOf(problem));
    }
  };
  return (
    <div className="flash" role="status">
      <p>
        <strong>{flash.words}</strong>
        {flash.next !== null && <span>{flash.next}</span>}
        {error !== null && <span className="is-bad">{error}</span>}
      </p>
      {back && (
        <Button size="small" onClick={takeBack}>
          {back.label}
        </Button>
      )}
      {flash.case && <Link to={to.case(flash.case.id, filter)}>{text.after.view}</Link>}
      <Button size="small" type="text" onClick={() => say(null)}>
        {text.after.close}
      </Button>
    </div>
  );
}
