/**
 * The workshop: threads of their own for what takes seconds (proving a large process, reading a foreign drawing), so that
 * the requests of everybody else do not wait for it. They are started when first needed.
 */
import { Worker } from 'node:worker_threads';
import type { VersionSource } from '../../core/definition/source.ts';
import { HttpError } from '../errors.ts';
import type { Role } from './files.ts';
import type { Answered, JobName, Jobs } from './workshop-jobs.ts';

/** A job that takes longer is given up, and the thread with it. */
const LIMIT_MS = 60_000;
/** Memory of a thread. */
const MEMORY_MB = 1024;
/** Threads: while one proves something large the other draws and reads. */
const BENCHES = 2;
/** Jobs that may wait. */
const WAITING = 100;

interface Job {
  name: JobName;
  asked: Jobs[JobName]['asked'];
  resolve: (answer: never) => void;
  reject: (error: Error) => void;
}

/** One thread and the job it is at. */
class Bench {
  private thread: Worker | null = null;
  private current: (Job & { id: number; timer: NodeJS.Timeout }) | null = null;
  private count = 0;

  get isFree(): boolean {
    return this.current === null;
  }

  get isWarm(): boolean {
    return this.thread !== null;
  }

  begin(job: Job): void {
    const id = (this.count += 1);
    const timer = setTimeout(() => this.giveUp(tooComplex()), LIMIT_MS);
    this.current = { ...job, id, timer };
    this.thread ??= this.open();
    this.thread.ref();
    this.thread.postMessage({ id, name: job.name, asked: job.asked });
  }

  private open(): Worker {
    const worker = new Worker(new URL('./workshop-thread.js', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    worker.on('message', (answered: Answered) => {
      if (worker === this.thread && answered.id === this.current?.id) this.answer(answered);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (worker === this.thread)
        this.giveUp(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooComplex() : error);
    });
    return worker;
  }

  private answer(answered: Answered): void {
    const job = this.rest();
    if ('failed' in answered) job?.reject(new Error(`${job.name} failed: ${answered.failed}`));
    else job?.resolve(answered.answer as never);
    next();
  }

  /** Ends the thread with the job it is at; the next job gets a new one. */
  private giveUp(error: Error): void {
    void this.thread?.terminate();
    const job = this.rest();
    this.thread = null;
    job?.reject(error);
    next();
  }

  private rest(): Job | null {
    const job = this.current;
    if (job) clearTimeout(job.timer);
    this.current = null;
    // an idle thread does not keep the server from stopping
    this.thread?.unref();
    return job;
  }
}

const benches = Array.from({ length: BENCHES }, () => new Bench());
const queue: Job[] = [];

/**
 * Has a job done.
 * @throws HttpError 422 `too_complex` when it takes too long or too much, 429 `busy` when too many are waiting
 */
export function work<Name extends JobName>(
  name: Name,
  asked: Jobs[Name]['asked'],
): Promise<Jobs[Name]['answer']> {
  return new Promise((resolve, reject) => {
    if (queue.length >= WAITING) return reject(new HttpError(429, 'busy', '同时检查的流程过多,请稍后再试'));
    queue.push({ name, asked, resolve, reject });
    next();
  });
}

function next(): void {
  const free = benches.filter(({ isFree }) => isFree);
  const bench = free.find(({ isWarm }) => isWarm) ?? free[0];
  const job = bench && queue.shift();
  if (job) bench.begin(job);
}

/** The source with a diagram compiled into it; null begins a process under `key`. */
export async function redraw(
  source: VersionSource | null,
  diagram: string,
  roles: Role[],
  key: string,
): Promise<VersionSource> {
  return (await work('redraw', { source, diagram, roles, key })).source;
}

/** BPMN XML of a source. */
export async function draw(source: VersionSource, roles: Role[]): Promise<string> {
  return source.diagram ?? work('draw', { source, roles });
}

function tooComplex(): HttpError {
  return new HttpError(422, 'too_complex', '流程过于复杂,没能在时限内检查完,请拆成几个流程');
}
