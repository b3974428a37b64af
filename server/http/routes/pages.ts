/** Pages for people: the public ones are rendered here and need no script; the others are the built client. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CaseEventView } from '../../../core/api.ts';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { trackCase } from '../../commands/track-case.ts';
import { fileObjection } from '../../commands/file-objection.ts';
import type { Context } from '../../context.ts';
import { HttpError, errors } from '../../errors.ts';
import { homePage } from '../../pages/home.ts';
import { archivePage } from '../../pages/archive.ts';
import { NOTICE_RANGES } from '../../../core/blocks/notice/range.ts';
import { noticePage } from '../../pages/notice.ts';
import { noticeListPage } from '../../pages/notices.ts';
import { objectionFields, readObjection } from '../../pages/objection-fields.ts';
import { objectionClosedPage, objectionDonePage, objectionPage } from '../../pages/objection.ts';
import { officeNameOf, regionFromQuery, type RegionItem, type RegionQuery } from '../../pages/regions.ts';
import { trackErrors, trackPage } from '../../pages/track.ts';
import { listEvents, openCase, viewCase, type Opened } from '../../queries/cases.ts';
import { listNotices, objectionFormOf, readNotice } from '../../queries/public.ts';
import { siteOf } from '../../queries/site.ts';
import { actorOf } from '../auth.ts';
import { messages } from '../messages.ts';

/** Notices of one page of the board. */
const PER_PAGE = 20;
/** Records of a case read at a time. */
const RECORDS = 500;
const HTML = 'text/html; charset=utf-8';

export function pageRoutes(app: FastifyInstance, context: Context): void {
  clientPages(app, context);
  publicBoard(app, context);
  objections(app, context);
  trackPages(app, context);

  app.get('/cases/:id/archive', async (request, reply) => {
    const actor = actorOf(request);
    const opened = await openCase(context, (request.params as { id: string }).id, actor);
    const [view, events] = [await viewCase(context, opened, actor), await allEvents(context, opened)];
    const { registry } = context;
    const names = new Map(context.library.roles.map((role) => [role.id, role.name]));
    const roleName = (role: string): string =>
      role === 'filer'
        ? messages.filer
        : (names.get(role) ?? names.get(role.split(':')[0] as string) ?? role);
    const printed = {
      ...view,
      blocks: view.blocks.map((block) => ({ ...block, role: roleName(block.role) })),
    };
    void reply.header('cache-control', 'private, no-store');
    return reply.type(HTML).send(
      archivePage({
        site: siteOf(context),
        case: printed,
        events,
        regionName: registry.label,
        printedBy: actor.name,
        printedAt: context.clock.now(),
      }),
    );
  });
}

/** The whole record of a case. */
async function allEvents(context: Context, opened: Opened): Promise<CaseEventView[]> {
  const events: CaseEventView[] = [];
  for (let cursor: string | undefined; ;) {
    const { items, next } = await listEvents(context, opened, cursor, RECORDS);
    events.push(...items);
    if (next === null) return events;
    cursor = next;
  }
}

function clientPages(app: FastifyInstance, { config }: Context): void {
  const page = (name: string) => {
    const file = join(config.clientFolder, name, 'index.html');
    return async (_request: FastifyRequest, reply: FastifyReply) => {
      if (!existsSync(file)) throw new HttpError(503, 'not_built', messages.notBuilt);
      return reply.type(HTML).header('cache-control', 'no-cache').send(readFileSync(file));
    };
  };
  for (const [path, name] of [
    ['/apply', 'apply'],
    ['/apply/*', 'apply'],
    ['/tasks', 'tasks'],
    ['/tasks/*', 'tasks'],
    ['/designer', 'designer'],
    ['/designer/*', 'designer'],
    ['/login', 'login'],
  ] as const) {
    app.get(path, page(name));
  }
  for (const name of ['favicon.svg', 'robots.txt']) {
    const file = join(config.clientFolder, name);
    if (existsSync(file))
      app.get(`/${name}`, async (_request, reply) =>
        reply.type(name.endsWith('.svg') ? 'image/svg+xml' : 'text/plain').send(readFileSync(file)),
      );
  }
  app.get('/assets/public.css', async (_request, reply) =>
    reply
      .type('text/css; charset=utf-8')
      .header('cache-control', 'max-age=3600')
      .send(readFileSync(join(config.root, 'server/pages/public.css'))),
  );
}

function publicBoard(app: FastifyInstance, context: Context): void {
  app.get('/', async (_request, reply) => {
    const openNotices = await context.store.count('notices', { public: 1, open: true }, 1000);
    return reply.type(HTML).send(homePage({ site: siteOf(context), openNotices }));
  });

  app.get('/public', async (request, reply) => {
    const query: RegionQuery & { cursor?: string; range?: string } = queryOf(request);
    const range = NOTICE_RANGES.find((each) => each === query.range) ?? null;
    const regions = allRegions(context);
    const region = regionFromQuery(query, regions);
    const { items, next } = await listNotices(context, {
      limit: PER_PAGE,
      ...(region ? { region } : {}),
      ...(range ? { range } : {}),
      ...(query.cursor ? { cursor: query.cursor } : {}),
    });
    return reply.type(HTML).send(
      noticeListPage({
        site: siteOf(context),
        clock: clockOf(context),
        notices: items,
        regions,
        region,
        range,
        cursor: query.cursor ?? null,
        next,
      }),
    );
  });

  app.get('/public/notices/:id', async (request, reply) => {
    const notice = await readNotice(context, idOf(request));
    const url = `${request.protocol}://${request.headers.host ?? ''}${request.url}`;
    return reply.type(HTML).send(noticePage({ site: siteOf(context), clock: clockOf(context), notice, url }));
  });
}

function objections(app: FastifyInstance, context: Context): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 64 * 1024 },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(body as string))),
  );

  const fieldsFor = async (notice: string): Promise<ReturnType<typeof objectionFields>> => {
    const form = await objectionFormOf(context, notice);
    return form ? objectionFields(form) : [];
  };

  app.get('/public/notices/:id/objection', async (request, reply) => {
    const notice = await readNotice(context, idOf(request));
    const props = {
      site: siteOf(context),
      clock: clockOf(context),
      notice,
      fields: await fieldsFor(notice.id),
    };
    return reply.type(HTML).send(notice.open ? objectionPage(props) : objectionClosedPage(props));
  });

  app.post(
    '/public/notices/:id/objection',
    { config: { rateLimit: { max: 20, timeWindow: '1 minute' } } },
    async (request, reply) => {
      const notice = await readNotice(context, idOf(request));
      const fields = await fieldsFor(notice.id);
      const read = readObjection(fields, (request.body ?? {}) as JsonObject);
      const props = { site: siteOf(context), clock: clockOf(context), notice, fields, values: read.values };
      void reply.type(HTML);
      if (!notice.open) return reply.status(409).send(objectionClosedPage(props));
      if (read.errors.length > 0)
        return reply.status(422).send(objectionPage({ ...props, errors: read.errors }));
      const office = officeNameOf({
        code: notice.region.slice(0, 9),
        name: context.registry.name(notice.region.slice(0, 9)),
      });
      const thanks = (receipt: string, receivedAt: string): string =>
        objectionDonePage({ site: siteOf(context), notice, receipt, receivedAt, office });
      if (read.trapped) return reply.send(thanks('0', context.clock.now()));
      try {
        const { id, receivedAt } = await fileObjection(context, notice.id, read.data);
        return await reply.send(thanks(id, receivedAt));
      } catch (error) {
        if (!(error instanceof HttpError) || error.status !== 422) throw error;
        return reply.status(422).send(
          objectionPage({
            ...props,
            errors: [{ name: error.path ?? fields[0]?.name ?? '', message: error.message }],
          }),
        );
      }
    },
  );
}

function trackPages(app: FastifyInstance, context: Context): void {
  app.get(
    '/public/track',
    { config: { rateLimit: { max: 60, timeWindow: '1 minute' } } },
    async (request, reply) => {
      const { caseNo, idLast4 } = queryOf(request);
      const props = { site: siteOf(context), now: context.clock.now() };
      void reply.type(HTML);
      if (caseNo === undefined || idLast4 === undefined) return reply.send(trackPage(props));
      const query = { caseNo, idLast4 };
      if (trackErrors(query).length > 0) return reply.status(422).send(trackPage({ ...props, query }));
      return reply.send(trackPage({ ...props, query, found: await trackCase(context, caseNo, idLast4) }));
    },
  );
}

function idOf(request: FastifyRequest): string {
  const { id } = request.params as { id: string };
  if (id.length > 200) throw errors.unknown('notice');
  return id;
}

/** What an address asks for; of a name said twice the first. */
function queryOf(request: FastifyRequest): Partial<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(request.query as Record<string, string | string[]>).map(([name, value]) => [
      name,
      [value].flat()[0],
    ]),
  );
}

function clockOf({ clock, registry }: Context): {
  now: string;
  calendar: ReturnType<Context['registry']['calendar']>;
} {
  return { now: clock.now(), calendar: registry.calendar() };
}

function allRegions({ registry }: Context): RegionItem[] {
  const below = (parent: string | null): RegionItem[] =>
    registry.children(parent).flatMap((r) => [r, ...below(r.code)]);
  return below(null);
}
