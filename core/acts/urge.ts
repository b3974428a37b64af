/** 催办: whoever waits reminds who has a task, or all who have one of the case. */
import { HOUSE } from '../blocks/message/templates.ts';
import { refuse, reject } from '../engine/rejections.ts';
import { remind } from '../engine/remind.ts';
import type { DecisionDraft } from '../engine/run.ts';
import { addDays } from '../time/day.ts';
import { dayOf, startOfDay } from '../time/instant.ts';
import type { Case, Rejection, Task } from '../vocabulary.ts';
import type { CaseAct, TaskAct } from './act.ts';
import { words } from './messages.ts';

const { label, nobody, enough } = words.urge;

/** How often somebody may press for one case on one day: whoever is asked has other cases too. */
const MOST_A_DAY = 3;

export const urge: TaskAct = {
  id: 'urge',
  on: 'task',
  label,
  asks: {},
  by: 'involved',
  decides: false,
  // its button stands on the case, where all see it
  shown: () => false,
  /** The task need not be theirs; but somebody must have it now. */
  whyNot({ task }) {
    if (task.state === 'open') return null;
    return reject(task.state === 'done' ? 'task_closed' : 'not_possible_now');
  },
  apply(run, { comment }, { task }) {
    count(run);
    remind(run, task, HOUSE.urge);
    run.emit('task.urged', { step: task.step, task: task.id, ...(comment ? { data: { comment } } : {}) });
  },
  events: { 'task.urged': { text: () => words.urge.told } },
};

export const urgeCase: CaseAct = {
  id: 'urge',
  on: 'case',
  by: 'involved',
  decides: false,
  label,
  asks: {},
  whyNot(run) {
    if (run.case.status !== 'running') return reject('not_running');
    return openTasks(run.case).length > 0 ? tooOften(run) : reject('not_possible_now', { message: nobody });
  },
  apply(run, { comment }) {
    count(run);
    for (const task of openTasks(run.case)) remind(run, task, HOUSE.urgeCase);
    run.emit('task.urged', comment ? { data: { comment } } : {});
  },
  events: {},
};

function openTasks(c: Case): Task[] {
  return c.activities.flatMap(({ tasks }) => tasks).filter((task) => task.state === 'open');
}

/** Notes that somebody has pressed; refuses whoever did so often enough today. */
function count(run: DecisionDraft): void {
  const why = tooOften(run);
  if (why) refuse('urged_enough', why);
  run.case.urges = [...ofToday(run), { by: presser(run), at: run.facts.now }];
}

function tooOften(run: DecisionDraft): Rejection | null {
  const own = ofToday(run).filter(({ by }) => by === presser(run));
  if (own.length < MOST_A_DAY) return null;
  const tomorrow = addDays(dayOf(run.facts.now), 1);
  const [, month, day] = tomorrow.split('-').map(Number);
  return reject('urged_enough', {
    message: enough(MOST_A_DAY, words.urge.day(Number(month), Number(day))),
    details: { next: startOfDay(tomorrow) },
  });
}

function ofToday({ case: c, facts }: DecisionDraft): NonNullable<Case['urges']> {
  return (c.urges ?? []).filter(({ at }) => dayOf(at) === dayOf(facts.now));
}

const presser = ({ actor }: DecisionDraft): string => actor.user ?? 'public';
