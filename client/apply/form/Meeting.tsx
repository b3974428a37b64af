/** What the page says of another copy of the draft: taken over, to be chosen from, or gone. */
import { useEffect, useState } from 'react';
import type { Me } from '../../../core/api.ts';
import type { CompiledForm } from '../../../core/form/types.ts';
import { isEmpty } from '../../../core/form/empty.ts';
import { outlineOf } from '../../../core/form/outline.ts';
import { nameOf } from '../../../core/form/paths.ts';
import type { Json } from '../../../core/vocabulary.ts';
import { pages } from '../../pages.ts';
import { words } from '../../words.ts';
import { shortMoment } from '../dates.ts';
import { Link, navigate } from '../router.tsx';
import { SummaryList } from '../SummaryList.tsx';
import type { DraftSaving, Meeting as Met } from './DraftSaving.ts';
import { differencesOf, type Difference, type Side } from './meet.ts';
import { whereOf } from './where.ts';

const ID = 'draft-meeting';

/** To the words and the choice, wherever on the page one is. */
export function toMeeting(): void {
  const box = document.getElementById(ID);
  box?.scrollIntoView({ block: 'start' });
  box?.focus({ preventScroll: true });
}

interface MeetingProps {
  meeting: Met | null;
  saving: DraftSaving;
  form: CompiledForm;
  me: Me;
}

export function Meeting({ meeting, saving, form, me }: MeetingProps) {
  const text = words.apply.drafts;
  if (!meeting) return null;
  if (meeting.kind === 'gone') return <Gone saving={saving} />;
  const { theirs, tab } = meeting;
  const where = tab ? text.otherTab : whereOf(theirs);
  if (meeting.kind === 'taken')
    return (
      <p className="note meeting" role="status" id={ID} tabIndex={-1}>
        {text.taken(where, shortMoment(theirs.savedAt, tab ? new Date().toISOString() : me.now))}
      </p>
    );
  return <Choice key={theirs.rev + theirs.savedAt} {...{ meeting, saving, form, where }} />;
}

interface ChoiceProps {
  meeting: Extract<Met, { kind: 'choose' }>;
  saving: DraftSaving;
  form: CompiledForm;
  where: string;
}

function Choice({ meeting, saving, form, where }: ChoiceProps) {
  const text = words.apply.drafts;
  const { mine, theirs } = meeting;
  const [differences] = useState(() => differencesOf(form.schema, mine.data, theirs.data, mine.base));
  const [chosen, setChosen] = useState<Record<string, Side>>({});
  // in the middle of a word nobody is taken elsewhere
  useEffect(() => {
    const at = document.activeElement;
    if (!(at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement)) toMeeting();
  }, []);
  const sideOf = ({ path, suggested }: Difference) => chosen[path] ?? suggested;
  const goOn = (sideFor: (difference: Difference) => Side) => {
    saving.choose(differences.map((difference) => ({ path: difference.path, side: sideFor(difference) })));
    document.querySelector<HTMLElement>('h1')?.focus();
  };
  return (
    <section className="note note-amber meeting" role="alert" id={ID} tabIndex={-1}>
      <p>{text.choose(where, differences.length)}</p>
      {differences.map((difference) => (
        <OneDifference
          key={difference.path}
          difference={difference}
          side={sideOf(difference)}
          where={where}
          onChoose={(side) => setChosen((before) => ({ ...before, [difference.path]: side }))}
        />
      ))}
      <div className="meeting-ways">
        <button type="button" className="button button-primary" onClick={() => goOn(sideOf)}>
          {text.useChosen}
        </button>
        <button type="button" className="button" onClick={() => goOn(() => 'theirs')}>
          {text.allTheirs}
        </button>
        <button type="button" className="button" onClick={() => goOn(() => 'mine')}>
          {text.allMine}
        </button>
      </div>
    </section>
  );
}

interface OneDifferenceProps {
  difference: Difference;
  side: Side;
  where: string;
  onChoose: (side: Side) => void;
}

function OneDifference({ difference, side, where, onChoose }: OneDifferenceProps) {
  const text = words.apply.drafts;
  return (
    <fieldset className="group">
      <legend className="label">{difference.label}</legend>
      <div className="choices">
        {(['theirs', 'mine'] as const).map((one) => (
          <label key={one} className="choice">
            <input
              type="radio"
              name={`side ${difference.path}`}
              checked={side === one}
              onChange={() => onChoose(one)}
            />
            <span>
              {one === 'mine' ? text.mine : text.theirs(where)}
              <FilledIn difference={difference} value={difference[one]} />
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function FilledIn({ difference: { path, field }, value }: { difference: Difference; value: Json }) {
  if (isEmpty(value)) return <em className="hint">{words.apply.drafts.nothing}</em>;
  const name = nameOf(path);
  const schema = { type: 'object', properties: { [name]: { ...field, title: '' } } };
  return outlineOf({ title: '', schema }, { [name]: value }).map((section) => (
    <SummaryList key={path} section={section} />
  ));
}

function Gone({ saving }: { saving: DraftSaving }) {
  const text = words.apply.drafts;
  const goOn = () => {
    const { process, page, id } = saving.again();
    saving.stop();
    navigate(pages.applyForm(process, page, id), { replace: true });
  };
  return (
    <section className="note note-amber meeting" role="alert" id={ID} tabIndex={-1}>
      <p>{text.gone}</p>
      <div className="meeting-ways">
        <Link className="button button-primary" href={pages.apply()}>
          {text.goHome}
        </Link>
        <button type="button" className="button" onClick={goOn}>
          {text.goOnAnew}
        </button>
      </div>
    </section>
  );
}
