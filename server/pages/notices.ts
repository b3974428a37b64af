/** The list of public notices 公示, by region, grouped by village. */
import { dayOf, dueDay } from '../../core/time/instant.ts';
import { NOTICE_RANGES, rangeWord, type NoticeRange } from '../../core/blocks/notice/range.ts';
import { haltWord } from '../../core/blocks/notice/halt.ts';
import { within } from '../../core/values/region.ts';
import type { NoticeItem } from '../../core/api.ts';
import type { RegionCode } from '../../core/vocabulary.ts';
import { describeSpan, remaining, type PageClock } from './dates.ts';
import { frame, option, phoneLink, select, type Site } from './frame.ts';
import { attribute, html, type Html } from './html.ts';
import { links, noticeLink, withQuery } from './links.ts';
import { type RegionItem, regionPath, regionsOf, villageOf } from './regions.ts';
import { messages } from './messages.ts';

const w = messages.noticeList;

interface NoticeListProps {
  site: Site;
  clock: PageClock;
  /** One page of notices, newest first. */
  notices: readonly NoticeItem[];
  /** All regions the site knows, counties to villages. */
  regions: readonly RegionItem[];
  /** The region filtered by, see `regionFromQuery`; null for all. */
  region: RegionCode | null;
  /** Only those also shown there; null for all. */
  range?: NoticeRange | null;
  /** Cursor this page was asked with, and that of the page after it. */
  cursor?: string | null;
  next: string | null;
}

export function noticeListPage(props: NoticeListProps): string {
  const { site, notices, region } = props;
  const names = new Map(props.regions.map((r) => [r.code, r]));
  const place = region === null ? w.everywhere : (names.get(region)?.name ?? w.everywhere);
  const partial = props.next !== null || Boolean(props.cursor);
  const body = html`<h1>${w.title}</h1>
    <div class="list-page">
      ${filter(props)}
      <div class="list">
        ${
          notices.length === 0
            ? empty(place, region, site)
            : html`<p class="found">${w.found(place, notices.length, partial)}</p>
                ${groups(notices).map(([code, items]) => group(code, items, names, props.clock))}`
        }
        ${paging(props)}
      </div>
    </div>`;
  return frame({ site, title: `${region === null ? '' : place}${w.title}`, here: 'notices', body });
}

function groups(notices: readonly NoticeItem[]): [RegionCode, NoticeItem[]][] {
  const byVillage = new Map<RegionCode, NoticeItem[]>();
  for (const notice of notices) {
    const code = villageOf(notice.region);
    byVillage.set(code, [...(byVillage.get(code) ?? []), notice]);
  }
  return [...byVillage];
}

function group(
  code: RegionCode,
  items: NoticeItem[],
  names: ReadonlyMap<RegionCode, RegionItem>,
  clock: PageClock,
): Html {
  const path = regionPath(code, names);
  const name = path.pop() ?? names.get(code)?.name ?? items[0]?.regionName;
  return html`<section class="group">
    <h2>
      ${path.length > 0 && html`<span class="above">${path.join(' ')}</span> `}${name}
      <span class="count">${w.count(items.length)}</span>
    </h2>
    <ul class="notices">
      ${items.map((item) => row(item, clock))}
    </ul>
  </section>`;
}

function row(notice: NoticeItem, clock: PageClock): Html {
  const span = describeSpan(notice.postedAt, notice.endsAt);
  return html`<li>
    <a href="${noticeLink(notice.id)}">${notice.title}${whose(notice)}</a>
    <p class="meta parts">
      <span>${notice.processTitle}</span>
      <span
        >${notice.kind === 'result' ? messages.notice.resultPeriod(span) : messages.notice.period(span)}</span
      >
      <span>${rangeOf(notice)}</span>
      ${stateTag(notice, clock)}
    </p>
  </li> `;
}

/** The first line, ` · 张**`, where the title does not say it: notices of one village often share theirs. */
function whose({ title, fields }: NoticeItem): string {
  const first = fields[0]?.value;
  return typeof first !== 'string' || first === '' || title.includes(first) ? '' : ` · ${first}`;
}

/** `公示范围：村（社区）公示栏、互联网`. */
export function rangeOf({ kind, rangeWords }: Pick<NoticeItem, 'kind' | 'rangeWords'>): string {
  return (kind === 'result' ? messages.notice.resultRange : messages.notice.range)(rangeWords);
}

/** 还剩2个工作日 · 今天截止 · 公示期已满: in words, the colour only repeats it. */
export function stateTag(
  notice: Pick<NoticeItem, 'kind' | 'ended' | 'suspended' | 'halted' | 'endsAt'>,
  clock: PageClock,
): Html {
  const result = notice.kind === 'result';
  if (notice.halted) return html`<span class="tag soon">${haltWord(notice.halted)}</span>`;
  if (notice.suspended) return html`<span class="tag soon">${messages.notice.suspended}</span>`;
  if (!notice.ended && notice.endsAt === null)
    return html`<span class="tag open">${messages.notice.endOpen}</span>`;
  const left = notice.ended || notice.endsAt === null ? null : remaining(notice.endsAt, clock);
  if (left === null)
    return html`<span class="tag over">${result ? messages.notice.resultOver : messages.notice.over}</span>`;
  const last = notice.endsAt !== null && dueDay(notice.endsAt) === dayOf(clock.now);
  return html`<span class="tag ${last ? 'soon' : 'open'}">${left}</span>`;
}

/** Each level offers what lies in the one above it; one press of 查看 per level, because nothing runs in the page. */
function filter({ regions, region, range = null }: NoticeListProps): Html {
  const counties = regionsOf(regions, 'county', null);
  const only = counties.length === 1 ? (counties[0]?.code ?? null) : null;
  const county = counties.find((r) => region !== null && within(region, r.code))?.code ?? only;
  const towns = regionsOf(regions, 'township', county);
  const town = towns.find((r) => region !== null && within(region, r.code))?.code ?? null;
  const villages = town === null ? [] : regionsOf(regions, 'village', town);
  const village = villages.find((r) => region !== null && within(region, r.code))?.code ?? null;
  const townsByCounty =
    county === null
      ? counties.map(
          (c) =>
            html`<optgroup label="${c.name}">
              ${choices(regionsOf(regions, 'township', c.code), town)}
            </optgroup>`,
        )
      : choices(towns, town);
  return html`<form class="filter" action="${links.notices}" method="get" aria-label="${w.filter}">
    <p class="legend">${w.filter}</p>
    <div class="fields">
      ${counties.length > 1 && choice('county', w.county, [option('', w.all, county === null), ...choices(counties, county)])}
      ${choice('town', w.town, [option('', w.all, town === null), ...townsByCounty])}
      ${town !== null && choice('village', w.village, [option('', w.all, village === null), ...choices(villages, village)], 'wide')}
      ${choice('range', w.range, [option('', w.all, range === null), ...NOTICE_RANGES.map((each) => option(each, rangeWord(each), each === range))])}
    </div>
    ${town === null && html`<p class="hint">${w.townFirst}</p>`}
    <div class="actions">
      <button class="button">${w.show}</button>
      ${(region !== null || range !== null) && html`<a class="quiet" href="${links.notices}">${w.reset}</a>`}
    </div>
  </form>`;
}

function choices(regions: RegionItem[], chosen: RegionCode | null): Html[] {
  return regions.map((r) => option(r.code, r.name, r.code === chosen));
}

function choice(name: string, label: string, options: Html[], width = ''): Html {
  return html`<div class="field ${width}">
    <label for="${name}">${label}</label>${select(name, options)}
  </div>`;
}

function empty(place: string, region: RegionCode | null, site: Site): Html {
  return html`<div class="empty">
    <p><b>${w.empty(place)}</b></p>
    <p>${w.emptyWhy}${region !== null && w.emptyNext}</p>
    ${site.phone && html`<p>${w.emptyPhone}${phoneLink(site.phone)}</p>`}
  </div>`;
}

function paging({ next, cursor, region, range = null }: NoticeListProps): Html {
  if (next === null && !cursor) return html``;
  const level =
    region === null ? null : region.length <= 6 ? 'county' : region.length <= 9 ? 'town' : 'village';
  const query = { ...(level === null ? {} : { [level]: region }), ...(range === null ? {} : { range }) };
  return html`<nav class="paging" aria-label="${w.next}">
    ${cursor && html`<a class="quiet" href="${withQuery(links.notices, query)}">${w.first}</a>`}
    ${next !== null && html`<a class="button plain" rel="next" ${attribute('href', withQuery(links.notices, { ...query, cursor: next }))}>${w.next}</a>`}
  </nav>`;
}
