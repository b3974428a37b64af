/** Campaigns as they are looked at: counted from their cases by index, for who may see the case that holds them. */
import { runs } from '../../core/blocks/campaign/on.ts';
import { STANDINGS, standingWord } from '../../core/blocks/campaign/lookup.ts';
import { campaignSlot, holderOf } from '../../core/blocks/campaign/state.ts';
import type {
  CampaignCounts,
  CampaignItem,
  CampaignRow,
  CampaignView,
} from '../../core/contract/shapes/campaign.ts';
import type { Page } from '../../core/api.ts';
import { knownDate } from '../../core/time/open.ts';
import { ancestorsOf } from '../../core/values/region.ts';
import type { Actor, RegionCode, Standing } from '../../core/vocabulary.ts';
import { CAMPAIGN, type CampaignParams } from '../campaigns/kind.ts';
import type { Context } from '../context.ts';
import { processToRead } from '../definitions/reading.ts';
import { errors, HttpError } from '../errors.ts';
import type { CaseDoc, JobDoc } from '../store/documents.ts';
import type { Filter } from '../store/types.ts';
import { openCase } from './cases.ts';
import { cursorAfter, placeOf } from './cursor.ts';
import { messages } from './messages.ts';

/** Campaigns that are listed. */
const LISTED = 100;

/** A campaign somebody has opened. */
interface OpenCampaign {
  of: string;
  label: string;
  process: string;
  startedAt: string;
  due: string | null;
  /** The case that holds it, and its name there. */
  holder: CaseDoc | null;
  name: string;
  region: RegionCode;
  job: JobDoc | null;
  opening: boolean;
  runs: boolean;
}

/** Loads a campaign for somebody. @throws 404 when there is none, 403 when it is none of theirs */
export async function openCampaign(context: Context, of: string, actor: Actor): Promise<OpenCampaign> {
  const [job = null] = await context.store.find<JobDoc>('jobs', {
    filter: { kind: CAMPAIGN, subject: of },
    sort: { by: 'startedAt', dir: -1 },
    limit: 1,
  });
  const held = holderOf(of);
  return held ? heldBy(context, of, held, job, actor) : onItsOwn(of, job, actor);
}

async function heldBy(
  context: Context,
  of: string,
  { case: id, name }: { case: string; name: string },
  job: JobDoc | null,
  actor: Actor,
): Promise<OpenCampaign> {
  const { process, doc } = await openCase(context, id, actor);
  const spec = process.definition.campaigns?.[name];
  if (!spec) throw errors.unknown('campaign');
  const state = campaignSlot.of(doc)[name];
  return {
    of,
    label: spec.label,
    process: spec.process,
    startedAt: job?.startedAt ?? doc.startedAt,
    due: state?.due ? knownDate(state.due) : null,
    holder: doc,
    name,
    region: doc.region,
    job,
    opening: state?.state === 'opening',
    runs: runs({ process, case: doc, actor }, spec),
  };
}

function onItsOwn(of: string, job: JobDoc | null, actor: Actor): OpenCampaign {
  if (!job) throw errors.unknown('campaign');
  if (!actor.positions.some(({ role }) => role === 'admin')) throw errors.forbidden(messages.caseNotYours);
  const { opening, label } = JSON.parse(job.params) as CampaignParams;
  return {
    of,
    label: label || messages.campaign.own,
    process: opening.process,
    startedAt: job.startedAt,
    due: opening.member.due ?? null,
    holder: null,
    name: '',
    region: '',
    job,
    opening: job.state === 'running',
    runs: true,
  };
}

/** Those somebody may see, the newest first. */
export async function listCampaigns(context: Context, actor: Actor): Promise<CampaignItem[]> {
  const jobs = await context.store.find<JobDoc>('jobs', {
    filter: { kind: CAMPAIGN },
    sort: { by: 'startedAt', dir: -1 },
    limit: LISTED,
  });
  const found = await Promise.all(
    [...new Set(jobs.map(({ subject }) => subject))].map((of) =>
      openCampaign(context, of, actor).catch((error: unknown) => {
        if (error instanceof HttpError) return null;
        throw error;
      }),
    ),
  );
  return Promise.all(found.flatMap((one) => (one ? [itemOf(context, one)] : [])));
}

async function itemOf(context: Context, one: OpenCampaign): Promise<CampaignItem> {
  const { of, label, process, startedAt, holder } = one;
  return {
    id: of,
    label,
    process,
    processTitle: context.library.latest(process)?.definition.title ?? process,
    holder: holder && { id: holder.id, caseNo: holder.caseNo, title: await titleOf(context, holder) },
    startedAt,
  };
}

async function titleOf(context: Context, doc: CaseDoc): Promise<string> {
  return (await processToRead(context, doc)).definition.title;
}

/** How it stands: in all, and in each part of a region. */
export async function viewCampaign(
  context: Context,
  one: OpenCampaign,
  { under = one.region, deep = false }: { under?: RegionCode | undefined; deep?: boolean | undefined },
): Promise<CampaignView> {
  const filter = filterOf(one.of, deep);
  const parts = context.registry.children(under === '' ? null : under);
  const [counts, regions] = await Promise.all([
    countsIn(context, filter),
    Promise.all(
      parts.map(async ({ code, name }) => ({
        region: code,
        name,
        counts: await countsIn(context, { ...filter, region: { prefix: code } }),
      })),
    ),
  ]);
  const above = [...ancestorsOf(under).reverse(), under].filter(
    (code) => code !== '' && code.startsWith(one.region),
  );
  return {
    ...(await itemOf(context, one)),
    state: one.opening ? 'opening' : 'opened',
    rows: one.job?.total ?? counts.total,
    left: one.job?.left ?? 0,
    due: one.due,
    counts,
    under: above.map((code) => ({ region: code, name: context.registry.name(code) })),
    regions: regions.filter((part) => part.counts.total > 0),
    runs: one.runs,
  };
}

function filterOf(of: string, deep = false): Filter {
  return deep ? { 'member.line': of } : { 'member.of': of };
}

async function countsIn({ store }: Context, filter: Filter): Promise<CampaignCounts> {
  const [by, late] = await Promise.all([
    store.countBy('cases', filter, 'standing'),
    store.countBy('cases', { ...filter, holds: 1 }, 'late'),
  ]);
  const count = (standing: Standing): number => by.get(standing) ?? 0;
  const each = Object.fromEntries(STANDINGS.map((standing) => [standing, count(standing)])) as Record<
    Standing,
    number
  >;
  const sum = (numbers: Iterable<number>): number => [...numbers].reduce((all, n) => all + n, 0);
  return { total: sum(Object.values(each)), ...each, held: sum(late.values()), late: late.get(1) ?? 0 };
}

interface Wanted {
  standing?: Standing | undefined;
  late?: boolean | undefined;
  region?: RegionCode | undefined;
  deep?: boolean | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

/** Its cases, in the order they began. */
export async function campaignRows(
  { store, registry }: Context,
  { of }: OpenCampaign,
  { standing, late, region, deep, cursor, limit = 20 }: Wanted,
): Promise<Page<CampaignRow>> {
  const docs = await store.find<CaseDoc>('cases', {
    filter: {
      ...filterOf(of, deep),
      ...(standing ? { standing } : {}),
      ...(late ? { holds: 1, late: 1 } : {}),
      ...(region ? { region: { prefix: region } } : {}),
    },
    sort: { by: 'startedAt', dir: 1 },
    limit: limit + 1,
    ...placeOf(cursor),
  });
  const page = docs.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((doc) => ({
      case: doc.id,
      caseNo: doc.caseNo,
      title: doc.subject,
      region: doc.region,
      regionName: registry.name(doc.region),
      standing: doc.standing ?? 'new',
      standingWord: standingWord(doc.standing ?? 'new'),
      held: doc.holds === 1,
      late: doc.late === 1,
      due: doc.member?.due ? knownDate(doc.member.due) : null,
    })),
    next: docs.length > limit && last ? cursorAfter(last.startedAt, last._id) : null,
  };
}
