/**
 * Carries scenarios out over HTTP, as the people in them would: everybody logs in, acts through the contract and sees
 * what the contract shows. The world and the clock are set by the administrator of a training instance.
 */
import type {
  CaseEventView,
  CaseItem,
  CaseStarted,
  CaseView,
  FormView,
  NoticeItem,
  Page,
  ProcessView,
  TaskItem,
  TaskView,
} from '../../core/api.ts';
import { isOnCase } from '../../core/engine/command-for.ts';
import { statesNamed } from '../../core/engine/process.ts';
import { setAt } from '../../core/form/paths.ts';
import { fillRequired } from '../../core/form/sample.ts';
import { personFor, regionOfStart, type Person } from '../../core/scenario/directory.ts';
import type { County } from '../../core/scenario/county.ts';
import type { Cast, CaseLook, Driver, WorldPreset, Reply } from '../../core/scenario/types.ts';
import { makeCalendar } from '../../core/time/calendar.ts';
import { dayOf } from '../../core/time/instant.ts';
import { due, parsePeriod } from '../../core/time/period.ts';
import type { FundOp, Instant, JsonObject, RegionCode, Rejection } from '../../core/vocabulary.ts';
import type { TestServer } from './app.ts';
import type { Answer, Client } from './http.ts';

interface Act {
  step?: string;
  action: string;
  data?: JsonObject;
  comment?: string;
  to?: Cast;
}

/** A driver on a house that is freshly seeded. `county` says who is who. */
export function httpDriver(house: TestServer, county: County): Driver {
  return new OverHttp(house, county);
}

class OverHttp implements Driver {
  private clock: Instant = '';
  private readonly filers = new Map<string, string>();

  constructor(
    private readonly house: TestServer,
    private readonly county: County,
  ) {}

  async begin(at: Instant, given: WorldPreset): Promise<void> {
    await this.moveTo(at);
    const { quota, regions } = this.county.funds;
    const full = Object.fromEntries(regions.map((region) => [region, { balance: quota }]));
    await this.ruled('/api/admin/world', { ...given, fund: { ...full, ...given.fund } });
  }

  now(): Instant {
    return this.clock;
  }

  async start(who: Cast, process: string, data: JsonObject, behalfOf?: { name: string }): Promise<Reply> {
    const version = this.county.processes.get(process);
    const person = version && this.cast(who, regionOfStart(version, data, this.county));
    if (!person) return nobody(who);
    const client = await this.house.as(person.username);
    const answer = await client.post<CaseStarted>('/api/cases', {
      process,
      data,
      ...(behalfOf ? { behalfOf } : {}),
    });
    if (answer.status !== 201) return refused(answer);
    this.filers.set(answer.body.id, person.username);
    return { ok: true, case: answer.body.id };
  }

  /** Forms come with their samples to whoever may fill them in. */
  async completed(at: Parameters<Driver['completed']>[0], data: JsonObject): Promise<JsonObject | null> {
    if ('process' in at) {
      const { status, body } = await this.house.anyone.get<ProcessView>(`/api/processes/${at.process}`);
      return status === 200 ? fillRequired(body.form, data, { today: dayOf(this.clock) }) : null;
    }
    const username = await this.username(at.who, at.ref);
    if (!username) return null;
    const client = await this.house.as(username);
    const form = await this.formFor(client, at);
    if (!form) return null;
    const { body } = await client.get<CaseView>(`/api/cases/${at.ref}`);
    return fillRequired(form, data, { today: dayOf(this.clock), caseData: body.data });
  }

  private async formFor(
    client: Client,
    { ref, step, action }: { ref: string; step?: string; action: string },
  ): Promise<FormView | null> {
    if (step === undefined) {
      const { body } = await client.get<CaseView>(`/api/cases/${ref}`);
      const id = body.actions?.find((one) => one.id === action)?.form;
      return id ? (body.forms[id] ?? null) : null;
    }
    const tasks = await this.tasksAt(client, ref, step);
    for (const { id } of tasks) {
      const { body } = await client.get<TaskView>(`/api/tasks/${id}`);
      const form = body.actions.find((one) => one.id === action)?.form;
      if (form) return body.forms[form] ?? null;
    }
    return null;
  }

  async act(ref: string, who: Cast, act: Act): Promise<Reply> {
    const seen = await this.caseOf(ref);
    const username = await this.username(who, ref);
    if (!username) return nobody(who);
    const client = await this.house.as(username);
    const { step, to, ...rest } = act;
    const receiver = to ? this.cast(to, seen.region)?.username : undefined;
    const process = this.county.processes.get(seen.process);
    const onCase = process !== undefined && isOnCase(process, act);
    const task = onCase ? null : await this.taskFor(client, ref, act);
    const path = task ? `/api/tasks/${task}/actions` : `/api/cases/${ref}/actions`;
    const body = task
      ? { ...rest, ...(receiver ? { to: receiver } : {}) }
      : { ...rest, ...(step ? { step } : {}) };
    const answer = await client.post(path, body);
    return answer.status === 200 ? { ok: true } : refused(answer);
  }

  async object(ref: string, data: JsonObject): Promise<Reply> {
    const { notices } = await this.caseOf(ref);
    const notice = notices.findLast((n) => n.kind === 'publicity');
    const answer = await this.house.anyone.post(
      `/api/public/notices/${notice?.id ?? 'none'}/objections`,
      data,
    );
    return answer.status === 201 ? { ok: true } : refused(answer);
  }

  async fund(op: FundOp, data: { account: string; amount?: number; ref?: string }): Promise<Reply> {
    const admin = await this.house.as('admin');
    const answer = await admin.post('/api/admin/fund', { op, ...data });
    return answer.status === 200 ? { ok: true } : refused(answer);
  }

  async after(period: string): Promise<Instant> {
    const parsed = parsePeriod(period);
    if (!parsed) throw new RangeError(`not a period: ${period}`);
    return due(parsed, this.clock, makeCalendar(this.county.calendar));
  }

  async moveTo(instant: Instant): Promise<void> {
    await this.ruled('/api/admin/clock', { now: instant });
    this.clock = instant;
  }

  async look(ref: string): Promise<CaseLook> {
    const seen = await this.caseOf(ref);
    const admin = await this.house.as('admin');
    const events = await admin.get<Page<CaseEventView>>(`/api/cases/${ref}/events?limit=200`);
    const fund = await admin.get<CaseLook['fund']>(`/api/admin/fund?account=${seen.region.slice(0, 9)}`);
    return {
      steps: seen.steps,
      status: seen.status,
      outcome: seen.outcome,
      tasks: await this.tasks(seen),
      data: await this.unmasked(seen.id, seen.data, seen.masked),
      // referrals are a book of the house, not of the process
      ledger: (await this.wholeRows(seen))
        .filter((row) => row.ledger !== 'referrals')
        .map(({ data, masked: _, ...row }) => ({ ...data, ...row, case: seen.caseNo })),
      notice: await this.notices(seen),
      fund: fund.status === 200 ? fund.body : null,
      events: events.body.items as unknown as JsonObject[],
    };
  }

  async find(process: string, region: string): Promise<string | null> {
    const admin = await this.house.as('admin');
    const { body } = await admin.get<Page<CaseItem>>(`/api/cases?process=${process}&region=${region}`);
    return body.items.find((item) => item.region === region)?.id ?? null;
  }

  /** The data of a case with a deliberate look at what the administrator sees masked. */
  private async unmasked(id: string, data: JsonObject, masked: string[]): Promise<JsonObject> {
    const admin = await this.house.as('admin');
    const whole = structuredClone(data);
    for (let n = 0; n < masked.length; n += 200) {
      const paths = masked.slice(n, n + 200);
      const { body } = await admin.post<{ data: JsonObject }>(`/api/cases/${id}/looks`, {
        paths,
        reason: '核对',
      });
      for (const [path, value] of Object.entries(body.data)) setAt(whole, path, value);
    }
    return whole;
  }

  /** The rows of ledgers with a deliberate look at their masked columns. */
  private async wholeRows({ id, ledger }: CaseView): Promise<CaseView['ledger']> {
    const at = ledger.flatMap((row, n) => row.masked.map((column) => `ledger.${n}.${column}`));
    const found = await this.unmasked(id, {}, at);
    const rows = (found.ledger ?? {}) as Record<string, JsonObject>;
    return ledger.map((row, n) => ({ ...row, data: { ...row.data, ...rows[String(n)] } }));
  }

  /** The case as the administrator sees it: all of it. */
  private async caseOf(ref: string): Promise<CaseView> {
    const { status, body } = await (await this.house.as('admin')).get<CaseView>(`/api/cases/${ref}`);
    if (status !== 200) throw new Error(`case ${ref}: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  /** The task of the step in somebody's queue, of several the one that offers the act; null when none or more are left. */
  private async taskFor(client: Client, ref: string, { step, action }: Act): Promise<string | null> {
    const tasks = await this.tasksAt(client, ref, step);
    if (tasks.length < 2) return tasks[0]?.id ?? null;
    const views = await Promise.all(
      tasks.map(({ id }) => client.get<TaskView>(`/api/tasks/${id}`).then(({ body }) => body)),
    );
    const [first, ...more] = views.filter(({ actions }) => actions.some((one) => one.id === action));
    return first && more.length === 0 ? first.id : null;
  }

  private async tasksAt(client: Client, ref: string, step?: string): Promise<TaskItem[]> {
    const { body } = await client.get<Page<TaskItem>>('/api/tasks?limit=200');
    return body.items.filter((task) => task.caseId === ref && (step === undefined || task.step === step));
  }

  /** Open tasks of a case, gathered from the queues of everybody who could have one. */
  private async tasks(seen: CaseView): Promise<CaseLook['tasks']> {
    const process = this.county.processes.get(seen.process);
    const seats = process
      ? seen.steps.flatMap((step) => statesNamed(process, step)).flatMap(({ meta }) => meta.task?.seats ?? [])
      : [];
    const roles = new Set(seats.flatMap((seat) => seat.role));
    const found = new Map<string, TaskItem>();
    for (const role of roles) {
      // the first holder may be barred from a task that the second one has
      for (const nth of role === 'filer' ? [1] : [1, 2, 3]) {
        const username =
          role === 'filer' ? this.filers.get(seen.id) : this.cast({ role, nth }, seen.region)?.username;
        if (!username) continue;
        const { body } = await (await this.house.as(username)).get<Page<TaskItem>>('/api/tasks?limit=200');
        for (const item of body.items) if (item.caseId === seen.id) found.set(item.id, item);
      }
    }
    return [...found.values()].map(({ step, role, due: at }) => ({ step, role, due: at }));
  }

  /** The notices of a case that the public board still shows. */
  private async notices(seen: CaseView): Promise<JsonObject[]> {
    const shown = await Promise.all(
      seen.notices.map(({ id }) => this.house.anyone.get<NoticeItem>(`/api/public/notices/${id}`)),
    );
    return shown
      .filter(({ status }) => status === 200)
      .map(({ body: { fields, kind, title, postedAt, endsAt, ended, open } }) => ({
        ...Object.fromEntries(fields.map((field) => [field.name, field.value])),
        kind,
        title,
        posted_at: postedAt,
        ends_at: endsAt,
        ended,
        open,
      }));
  }

  private async ruled(path: string, body: unknown): Promise<void> {
    const answer = await (await this.house.as('admin')).post(path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }

  private async username(who: Cast, ref: string): Promise<string | undefined> {
    if (who.role === 'filer') return this.filers.get(ref);
    return this.cast(who, (await this.caseOf(ref)).region)?.username;
  }

  private cast(who: Cast, region: RegionCode): Person | null {
    return personFor(this.county.people, this.county.roles, who, region);
  }
}

function refused({ status, body }: Answer<unknown>): Reply {
  if (status >= 500) throw new Error(`${status} ${JSON.stringify(body)}`);
  return {
    ok: false,
    rejection: { ...(body as Omit<Rejection, 'status'>), status: status as Rejection['status'] },
  };
}

function nobody(who: Cast): Reply {
  return {
    ok: false,
    rejection: { status: 403, code: 'not_your_task', message: `没有人担任 ${who.role}#${who.nth}` },
  };
}
