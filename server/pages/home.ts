/** `/`: three things a citizen can do, the way in for staff, and whom to call. */
import { frame, phoneLink, type Site } from './frame.ts';
import { html, type Html } from './html.ts';
import { links } from './links.ts';
import { messages } from './messages.ts';

const w = messages.home;

interface HomePageProps {
  site: Site;
  /** How many notices run now; shown beside 查公示. */
  openNotices?: number;
}

export function homePage({ site, openNotices }: HomePageProps): string {
  const body = html`<h1>${site.place}${w.title}</h1>
    <p class="lead">${w.lead(site.place)}</p>
    <ul class="choices">
      ${choice(links.apply, messages.site.apply, w.applyHint, 'first')}
      ${choice(links.notices, w.noticesTitle, w.noticesHint, '', openNotices ? w.openNotices(openNotices) : null)}
      ${choice(links.track, w.trackTitle, w.trackHint)}
    </ul>
    <section class="help">
      <h2>${w.help}</h2>
      <p>${w.helpText}</p>
      ${site.phone && html`<p class="call">${w.call(site.office)} ${phoneLink(site.phone)}</p>`}
      ${site.hours && html`<p class="meta">${messages.site.hours} ${site.hours}</p>`}
    </section>
    <p class="staff"><a class="quiet" href="${links.login}">${messages.site.staffLogin}</a></p>`;
  return frame({ site, title: `${site.place}${w.title}`, indexed: true, body });
}

function choice(href: string, title: string, hint: string, kind = '', more: string | null = null): Html {
  return html`<li>
    <a class="choice ${kind}" href="${href}"
      ><b>${title}</b><span>${hint}</span>${more && html`<span class="more">${more}</span>`}</a
    >
  </li> `;
}
