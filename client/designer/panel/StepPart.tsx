/** A step with people: who, how many must agree, with which form, what can come of it, by when. */
import { Select, Switch } from 'antd';
import type { TaskSpec } from '../../../core/definition/process.ts';
import { useEditor, useSnapshot } from '../edit/EditorContext.ts';
import type { Element } from '../diagram/services.ts';
import { readXz } from '../diagram/xz.ts';
import { text } from '../messages.ts';
import { votingRule } from '../../../core/engine/voting-words.ts';
import { addForm, setStart } from '../model/changes.ts';
import { formOf, readStep, withForm, writeStep, type Step } from '../model/step.ts';
import { FormPick } from './FormPick.tsx';
import { Outcomes, shownOutcomes } from './Outcomes.tsx';
import { Period } from './Period.tsx';
import { Part, Row } from './Row.tsx';
import { Seats } from './Seats.tsx';
import { Share } from './Share.tsx';
import { StartRoles } from './StartPart.tsx';
import { HelpRow } from './HelpRow.tsx';

const MODES = ['any', 'all', 'ratio', 'sequential'] as const;

export function StepPart({ element }: { element: Element }) {
  const editor = useEditor();
  useSnapshot();
  const step = readStep(readXz(element.businessObject));
  const change = (patch: Partial<Step>): void => editor.xz(element, writeStep(clean({ ...step, ...patch })));
  const begins = isFirst(element, step);
  const chooseForm = (form: string | undefined): void =>
    editor.together(() => {
      editor.xz(element, writeStep(withForm(step, form)));
      if (begins && form !== undefined) editor.changeSource((source) => setStart(source, { form }));
    });
  const newForm = (): string => {
    const title = text.panel.formFor(element.businessObject.name ?? '');
    const { id, change: added } = addForm(editor.source, title);
    editor.together(() => {
      editor.changeSource(added);
      chooseForm(id);
    });
    return id;
  };
  const people =
    step.seats.length > 1 || step.seats.some(({ count = 1, role }) => count > 1 || [role].flat().length > 1);
  return (
    <>
      <Part title={text.panel.who}>
        {begins ? (
          <StartRoles />
        ) : (
          <>
            <Seats element={element} seats={step.seats} onChange={(seats) => change({ seats })} />
            <Row
              label={text.panel.mode}
              hint={votingRule({ ...step, outcomes: shownOutcomes(element, step.outcomes) }).join('')}
            >
              {(id) => (
                <Select
                  id={id}
                  value={step.mode ?? 'any'}
                  options={MODES.map((mode) => ({ value: mode, label: text.modes[mode] }))}
                  onChange={(mode: NonNullable<TaskSpec['mode']>) => change({ mode })}
                />
              )}
            </Row>
            {step.mode === 'ratio' && <Share step={step} onChange={change} />}
            {people && (
              <Row label={text.panel.independent} hint={text.panel.independentHint}>
                {(id) => (
                  <Switch
                    id={id}
                    size="small"
                    checked={step.independent === true}
                    onChange={(independent) => change({ independent, collect: independent })}
                  />
                )}
              </Row>
            )}
          </>
        )}
      </Part>
      <Part title={text.panel.fills}>
        <FormPick label={text.panel.form} value={formOf(step)} onChange={chooseForm} onNew={newForm} />
      </Part>
      <Part title={text.panel.outcomes}>
        <Outcomes element={element} outcomes={step.outcomes} onChange={(outcomes) => change({ outcomes })} />
      </Part>
      {!begins && (
        <Row label={text.panel.due}>
          {(id) => (
            <Period
              id={id}
              label={text.panel.due}
              value={step.due ?? null}
              onChange={(due) => change({ due: due ?? undefined } as Partial<Step>)}
            />
          )}
        </Row>
      )}
      <HelpRow element={element} />
    </>
  );
}

/** Whether this is where the start form is filled in. */
function isFirst(element: Element, step: Step): boolean {
  const filer = step.seats.length === 1 && step.seats[0]?.role === 'filer';
  return filer && element.incoming.some(({ source }) => source?.type === 'bpmn:StartEvent');
}

/** Without what is switched off or taken away. */
function clean(step: Step): Step {
  const kept = Object.entries(step).filter(([, value]) => value !== undefined && value !== false);
  return Object.fromEntries(kept) as Step;
}
