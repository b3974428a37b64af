/** What scenarios reach of a process: which states, transitions and sides of guards. */

/** Something of the process that scenarios may reach. */
export interface CoverageItem {
  /** State id, `<state> <event> <n>` of a transition, the same with `:true`/`:false` of a guard. */
  id: string;
  kind: 'state' | 'transition' | 'guard';
  /** The state it is drawn at. */
  element: string;
  /** In Chinese. */
  label: string;
}

export interface Coverage {
  states: { total: number; reached: number };
  transitions: { total: number; reached: number };
  guards: { total: number; reached: number };
  /** What no scenario reached. */
  missed: CoverageItem[];
}
