/** A worker thread: takes one job after another and answers. */
import { parentPort } from 'node:worker_threads';
import type { DiagnosticView, DiffView, SimulateView } from '../../core/api-admin.ts';
import type { VersionSource } from '../../core/definition/source.ts';
import { validateSchema as validate } from '../../core/form/schema-validator.ts';
import { checkSource, type CheckFacts } from '../../core/versions/check.ts';
import { compareSources } from '../../core/versions/compare.ts';
import { drawn } from '../../core/versions/draw.ts';
import { redrawn, type Redrawn } from '../../core/versions/redraw.ts';
import type { Role } from './files.ts';
import { simulated, type SimulationJob } from './simulated.ts';
import { unpacked, type UnpackJob } from './unpacked.ts';
import { replayed, type Replayed, type ReplayJob } from '../replay/replayed.ts';
import type { WorkbookJob } from '../queries/ledger-workbook.ts';

/** What the thread does, by name: what it is given and what it answers. */
export interface Jobs {
  check: {
    asked: { source: VersionSource; facts: Omit<CheckFacts, 'validate'> };
    answer: DiagnosticView[];
  };
  redraw: {
    asked: {
      source: VersionSource | null;
      diagram: string;
      roles: Role[];
      /** Pieces of process of the house by id, for those the drawing names. */
      pieces?: Readonly<Record<string, unknown>>;
      key?: string;
      process?: string;
    };
    answer: Redrawn;
  };
  compare: { asked: { before: VersionSource; after: VersionSource; roles: Role[] }; answer: DiffView };
  draw: { asked: { source: VersionSource; roles: Role[] }; answer: string };
  simulate: { asked: SimulationJob; answer: SimulateView };
  unpack: { asked: UnpackJob; answer: ReturnType<typeof unpacked> };
  replay: { asked: ReplayJob; answer: Replayed };
  workbook: { asked: WorkbookJob; answer: Uint8Array };
}

export type JobName = keyof Jobs;

/** A job on its way. */
export interface Asked {
  id: number;
  name: JobName;
  asked: Jobs[JobName]['asked'];
}

/** What comes back. */
export type Answered = { id: number; answer: Jobs[JobName]['answer'] } | { id: number; failed: string };

const DO: { [Name in JobName]: (asked: Jobs[Name]['asked']) => Promise<Jobs[Name]['answer']> } = {
  check: ({ source, facts }) => checkSource(source, { ...facts, validate }),
  redraw: ({ source, diagram, ...options }) => redrawn(source, diagram, options),
  compare: ({ before, after, roles }) => compareSources(before, after, { roles }),
  draw: async ({ source, roles }) => drawn(source, { roles }).xml,
  simulate: (job) => simulated(job, validate),
  unpack: async (job) => unpacked(job),
  replay: async (job) => replayed(job, validate),
  // what writes workbooks is large, and most threads write none
  workbook: async (job) => (await import('../queries/ledger-workbook.ts')).workbook(job),
};

parentPort?.on('message', ({ id, name, asked }: Asked) => {
  const job = DO[name] as (asked: Asked['asked']) => Promise<Jobs[JobName]['answer']>;
  void job(asked).then(
    (answer) => parentPort?.postMessage({ id, answer } satisfies Answered),
    (error: unknown) =>
      parentPort?.postMessage({
        id,
        failed: error instanceof Error ? (error.stack ?? error.message) : String(error),
      } satisfies Answered),
  );
});
