/** What who runs campaigns orders: a campaign that no case holds, what came later, a reminder to all who are waited for. */
import { randomUUID } from 'node:crypto';
import type { CampaignBody } from '../../core/contract/shapes/campaign.ts';
import { rowPage } from '../../core/blocks/campaign/rows.ts';
import type { Opening } from '../../core/blocks/campaign/spec.ts';
import { check } from '../../core/expression/index.ts';
import { parseInstant } from '../../core/time/instant.ts';
import { fingerprint } from '../../core/values/fingerprint.ts';
import type { Actor, JsonObject } from '../../core/vocabulary.ts';
import { doInTime } from '../../core/world/work.ts';
import { CAMPAIGN, REMINDER, type CampaignParams } from '../campaigns/kind.ts';
import type { Context } from '../context.ts';
import { errors, HttpError } from '../errors.ts';
import type { CaseDoc, JobDoc } from '../store/documents.ts';
import { addJob } from '../store/jobs.ts';
import { execute } from './execute.ts';
import { messages } from './messages.ts';
import { orderRows } from './order-rows.ts';

/** Orders a campaign of its own; answers with its id. @throws HttpError 404 for an unknown process, 422 for what cannot be read */
export async function orderCampaign(context: Context, body: CampaignBody, by: Actor): Promise<string> {
  if (!context.library.latest(body.process)) throw errors.unknown('process');
  if ((body.from === undefined) === (body.rows === undefined))
    throw errors.invalid(messages.campaign.oneSource, 'from');
  const of = body.requestId ? fingerprint(`${by.user}\n${body.requestId}`) : randomUUID();
  const opening = openingOf(of, body);
  if (body.rows) await orderListed(context, of, opening, body.rows, by);
  else if (body.from) {
    const rows = { under: '', ...body.from };
    await orderRows(context, { id: of, holder: null, rows, opening, label: body.label ?? '' }, asBy(by));
  }
  return of;
}

function openingOf(of: string, body: CampaignBody): Opening {
  const { process, where, key, data = {}, due, dun, waive } = body;
  const written: [string, string | undefined][] = [
    ['where', where],
    ['key', key],
    ...Object.entries(data).map(([name, feel]): [string, string] => [`data.${name}`, feel]),
  ];
  for (const [path, feel] of written)
    if (feel !== undefined && check(feel).some(({ severity }) => severity === 'error'))
      throw errors.invalid(messages.campaign.feel(feel), path);
  const until = due === undefined ? undefined : parseInstant(due);
  if (until === null) throw errors.invalid(messages.campaign.due, 'due');
  return {
    process,
    ...(where === undefined ? {} : { where }),
    ...(key === undefined ? {} : { key }),
    data,
    member: {
      of,
      line: [of],
      ...(until === undefined ? {} : { due: until }),
      ...(dun === undefined ? {} : { dun }),
      ...(waive ? { waive } : {}),
    },
  };
}

/** Rows that were handed in are items at once: nothing of their number stands in one document. */
async function orderListed(
  context: Context,
  of: string,
  opening: Opening,
  list: JsonObject[],
  by: Actor,
): Promise<void> {
  const params: CampaignParams = { id: of, holder: null, rows: { list: [] }, opening };
  const page = await doInTime(
    rowPage(context.worldOf(context), null, { rows: { list }, opening }, undefined),
  );
  const order = {
    _id: `${CAMPAIGN}:${of}`,
    kind: CAMPAIGN,
    subject: of,
    params: JSON.stringify(params),
    by: asBy(by),
    startedAt: context.clock.now(),
  };
  await addJob(
    context.store,
    order,
    page.rows.map((row) => JSON.stringify(row)),
  );
  context.jobs.runSoon();
}

const asBy = ({ user, name }: Actor): { user: string | null; name: string } => ({ user, name });

/** Has what came later opened too. @throws HttpError as the case that holds the campaign refuses */
export async function extendCampaign(
  context: Context,
  { holder, name }: { holder: CaseDoc; name: string },
  list: JsonObject[] | undefined,
  by: Actor,
): Promise<void> {
  const outcome = await execute(context, holder.id, {
    type: 'ExtendCampaign',
    by,
    campaign: name,
    ...(list ? { list } : {}),
  });
  if (outcome.ok) return;
  const { status, code, message } = outcome.rejection;
  throw new HttpError(status, code, message);
}

/** Reminds everybody a campaign waits for: a job. */
export async function remindCampaign(context: Context, of: string, by: Actor): Promise<JobDoc> {
  const job = await addJob(
    context.store,
    {
      _id: randomUUID(),
      kind: REMINDER,
      subject: of,
      params: '{}',
      by: asBy(by),
      startedAt: context.clock.now(),
    },
    waitedFor(context, of),
  );
  context.jobs.runSoon();
  return job;
}

/** Cases read at a time. */
const PAGE = 500;

async function* waitedFor({ store }: Context, of: string): AsyncGenerator<string> {
  for (let last: CaseDoc | undefined, more = true; more;) {
    const page: CaseDoc[] = await store.find<CaseDoc>('cases', {
      filter: { 'member.of': of },
      sort: { by: 'startedAt', dir: 1 },
      limit: PAGE,
      ...(last ? { after: { value: last.startedAt, id: last._id } } : {}),
    });
    for (const { id, holds } of page) if (holds === 1) yield id;
    last = page.at(-1);
    more = page.length === PAGE;
  }
}
