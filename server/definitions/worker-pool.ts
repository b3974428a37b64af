/**
 * Worker threads for what takes seconds (proving a large process, reading a foreign drawing), so that the requests of
 * everybody else do not wait for it. They are started when first needed.
 */
import { Worker } from 'node:worker_threads';
import type { VersionSource } from '../../core/definition/source.ts';
import { HttpError } from '../errors.ts';
import type { Role } from './files.ts';
import type { Answered, JobName, Jobs } from './worker-jobs.ts';
import { messages } from './messages.ts';

/** A job that takes longer is given up, and the thread with it. */
const LIMIT_MS = 60_000;
/** Memory of a thread. */
const MEMORY_MB = 1024;
/** Threads: while one proves something large the other draws and reads. */
const THREADS = 2;
/** Jobs that may wait. */
const WAITING = 100;

interface Job {
  name: JobName;
  asked: Jobs[JobName]['asked'];
  resolve: (answer: never) => void;
  reject: (error: Error) => void;
}

/** One thread and the job it is at. */
class Thread {
  private worker: Worker | null = null;
  private current: (Job & { id: number; timer: NodeJS.Timeout }) | null = null;
  private count = 0;

  /** `idle` is called when it can take another job. */
  constructor(private readonly idle: () => void) {}

  get isFree(): boolean {
    return this.current === null;
  }

  get isWarm(): boolean {
    return this.worker !== null;
  }

  begin(job: Job): void {
    const id = (this.count += 1);
    const timer = setTimeout(() => this.giveUp(tooComplex()), LIMIT_MS);
    this.current = { ...job, id, timer };
    this.worker ??= this.open();
    this.worker.ref();
    this.worker.postMessage({ id, name: job.name, asked: job.asked });
  }

  private open(): Worker {
    const worker = new Worker(new URL('./worker-thread.js', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    worker.on('message', (answered: Answered) => {
      if (worker === this.worker && answered.id === this.current?.id) this.answer(answered);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (worker === this.worker)
        this.giveUp(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooComplex() : error);
    });
    return worker;
  }

  private answer(answered: Answered): void {
    const job = this.rest();
    if ('failed' in answered) job?.reject(new Error(`${job.name} failed: ${answered.failed}`));
    else job?.resolve(answered.answer as never);
    this.idle();
  }

  /** Ends the thread with the job it is at; the next job gets a new one. */
  private giveUp(error: Error): void {
    void this.worker?.terminate();
    const job = this.rest();
    this.worker = null;
    job?.reject(error);
    this.idle();
  }

  private rest(): Job | null {
    const job = this.current;
    if (job) clearTimeout(job.timer);
    this.current = null;
    // an idle thread does not keep the server from stopping
    this.worker?.unref();
    return job;
  }
}

export class WorkerPool {
  private readonly threads = Array.from({ length: THREADS }, () => new Thread(() => this.next()));
  private readonly waiting: Job[] = [];

  /**
   * Has a job done.
   * @throws HttpError 422 `too_complex` when it takes too long or too much, 429 `busy` when too many are waiting
   */
  run<Name extends JobName>(name: Name, asked: Jobs[Name]['asked']): Promise<Jobs[Name]['answer']> {
    return new Promise((resolve, reject) => {
      if (this.waiting.length >= WAITING) return reject(new HttpError(429, 'busy', messages.busy));
      this.waiting.push({ name, asked, resolve, reject });
      this.next();
    });
  }

  /** The source with a diagram compiled into it; null begins a process under `key`. */
  async redraw(
    source: VersionSource | null,
    diagram: string,
    { roles, pieces }: { roles: Role[]; pieces: Readonly<Record<string, unknown>> },
    key: string,
  ): Promise<VersionSource> {
    return (await this.run('redraw', { source, diagram, roles, pieces, key })).source;
  }

  /** BPMN XML of a source. */
  async draw(source: VersionSource, roles: Role[]): Promise<string> {
    return source.diagram ?? this.run('draw', { source, roles });
  }

  private next(): void {
    const free = this.threads.filter(({ isFree }) => isFree);
    const thread = free.find(({ isWarm }) => isWarm) ?? free[0];
    const job = thread && this.waiting.shift();
    if (job) thread.begin(job);
  }
}

function tooComplex(): HttpError {
  return new HttpError(422, 'too_complex', messages.tooComplex);
}
