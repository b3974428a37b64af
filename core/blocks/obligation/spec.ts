/** Act first, complete later 先行后补 (C23): something owed by a case, watched also after it has gone on or ended. */
import type { BlockSpec } from '../spec.ts';
import { words } from './messages.ts';

export const obligation = {
  id: 'obligation',
  title: words.title,
  actions: {
    'obligation.open': {
      label: words.open.label,
      help: words.open.help,
      params: {
        kind: { kind: 'literal', label: words.kind, required: true, principal: true },
        due: { kind: 'period', label: words.open.due, required: true },
        fund: { kind: 'literal', label: words.open.fund },
        region: { kind: 'feel', label: words.open.region },
        data: { kind: 'feel-map', label: words.open.data },
      },
      blank: { kind: '', due: { wd: 10 } },
    },
    'obligation.done': {
      label: words.done.label,
      help: words.done.help,
      params: { kind: { kind: 'literal', label: words.kind, required: true, principal: true } },
      blank: { kind: '' },
    },
  },
  events: {
    'obligation.opened': { text: () => words.events.opened },
    'obligation.late': { text: () => words.events.late },
    'obligation.done': { text: () => words.events.done },
  },
  timers: { due: { label: words.over, turns: true } },
} as const satisfies BlockSpec;
