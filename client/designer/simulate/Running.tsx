/** A trial under way: when it is, where the case stands, who can do what, what is announced, and what was recorded. */
import { Button } from 'antd';
import { useState } from 'react';
import { describeInstant } from '../../../core/time/describe.ts';
import { endOf, labelOfStep, type CompiledProcess } from '../../../core/engine/process.ts';
import type { Offer, OfferedAct } from '../../../core/scenario/offers.ts';
import { text } from '../messages.ts';
import { Part } from '../panel/Row.tsx';
import { Notices } from './Notices.tsx';
import { Recorded } from './Recorded.tsx';
import { Refused } from './Refused.tsx';
import { SaveScenario } from './SaveScenario.tsx';
import { TrialForm } from './TrialForm.tsx';
import type { Shown, Trial } from './useTrial.ts';

interface Props {
  process: CompiledProcess;
  trial: Trial;
  shown: Shown;
}

/** What is being done at the moment: somebody's act whose form is open. */
interface Doing {
  offer: Offer;
  act: OfferedAct;
}

export function Running({ process, trial, shown }: Props) {
  const [doing, setDoing] = useState<Doing | null>(null);
  const [objecting, setObjecting] = useState(false);
  const { look, offers, now } = shown;
  const words = text.trial;
  const where =
    look.status === 'ended'
      ? words.ended(outcomeOf(process, look.outcome))
      : words.at(look.steps.map((step) => labelOfStep(process, step)));
  const perform = async ({ offer, act }: Doing, data?: Record<string, never>): Promise<void> => {
    const more = {
      ...(offer.step === null ? {} : { step: offer.step }),
      ...(data ? { data } : {}),
      ...(act.comment ? { comment: words.reason } : {}),
    };
    if (await trial.play((session) => session.act(offer.as, act.action, more))) setDoing(null);
  };
  const form = doing?.act.form == null ? null : process.forms.get(doing.act.form);
  const objection = offers.objection === null ? null : process.forms.get(offers.objection);
  return (
    <>
      <Clock trial={trial} shown={shown} />
      <p className="trial-where" role="status">
        {where}
      </p>
      <Refused rejection={trial.refused} />
      {doing && form ? (
        <Part title={words.doing(doing.offer.name, doing.act.label)}>
          <TrialForm
            key={`${shown.done}${doing.act.action}`}
            form={form}
            now={now}
            caseData={look.data}
            required={doing.act.required}
            label={doing.act.label}
            send={(data) => perform(doing, data as Record<string, never>)}
          >
            <Button onClick={() => setDoing(null)}>{text.cancel}</Button>
          </TrialForm>
        </Part>
      ) : look.status === 'ended' && offers.people.length === 0 ? null : (
        <Part title={words.who}>
          {offers.people.length === 0 && <p className="row-hint">{words.nobody}</p>}
          {offers.people.map((offer) => (
            <div key={`${offer.as}${offer.step}`} className="offer">
              <p>
                <strong>{offer.label}</strong> <span className="none">{offer.name}</span>
              </p>
              <p className="offer-acts">
                {offer.acts.map((act) => (
                  <Button
                    key={act.action}
                    className={`is-${act.tone}`}
                    onClick={() =>
                      act.form !== null && process.forms.has(act.form)
                        ? setDoing({ offer, act })
                        : void perform({ offer, act })
                    }
                  >
                    {act.label}
                  </Button>
                ))}
              </p>
              {offer.voting && <p className="row-hint">{offer.voting.join('')}</p>}
            </div>
          ))}
        </Part>
      )}
      <Notices process={process} notices={look.notice}>
        {objection &&
          (objecting ? (
            <TrialForm
              form={objection}
              now={now}
              caseData={look.data}
              required={[]}
              label={words.object}
              send={async (data) => {
                if (await trial.play((session) => session.object(data))) setObjecting(false);
              }}
            />
          ) : (
            <Button size="small" onClick={() => setObjecting(true)}>
              {words.object}
            </Button>
          ))}
      </Notices>
      <Recorded process={process} events={look.events} />
      <SaveScenario trial={trial} />
    </>
  );
}

function outcomeOf(process: CompiledProcess, outcome: string | null): string {
  if (outcome === null) return '';
  return endOf(process, outcome)?.label ?? outcome;
}

/** What the clock says, and how it goes on. */
function Clock({ trial, shown: { now, offers, done } }: Omit<Props, 'process'>) {
  const next = offers.times[0];
  const wait = (period: string) => () => void trial.play((session) => session.wait(period));
  const words = text.trial;
  return (
    <div className="trial-clock">
      <p>{describeInstant(now)}</p>
      <p className="offer-acts">
        <Button size="small" onClick={wait('1h')}>
          {words.hour}
        </Button>
        <Button size="small" onClick={wait('1wd')}>
          {words.workday}
        </Button>
        {next && (
          <Button
            size="small"
            title={describeInstant(next.at)}
            onClick={() => void trial.play((session) => session.wait({ until: next.at }))}
          >
            {words.until(next.label)}
          </Button>
        )}
      </p>
      <p className="offer-acts">
        <Button size="small" disabled={done === 0} onClick={trial.undo}>
          {words.undo}
        </Button>
        <Button size="small" onClick={trial.again}>
          {words.again}
        </Button>
      </p>
    </div>
  );
}
