/** The page around every public page: head, header, footer. No script and no style of its own, so a strict CSP holds. */
import { attribute, flag, html, type Html } from './html.ts';
import { links, telLink } from './links.ts';
import { messages } from './messages.ts';

const w = messages.site;

/** The office that runs this site. */
export interface Site {
  /** Whose people it is for: 青河县. */
  place: string;
  /** 青河县民政局. */
  office: string;
  phone: string | null;
  /** 工作日 8:30–12:00,14:30–18:00 */
  hours?: string | null;
}

interface FrameProps {
  site: Site;
  title: string;
  /** Which entry of the navigation this is. */
  here?: 'notices' | 'track';
  /** How it prints: an ordinary page, one sheet of the village board, an official document, an archive record. */
  kind?: 'page' | 'notice' | 'document' | 'archive';
  /** May be kept by search engines. Notices may not: they would outlive their period there. */
  indexed?: boolean;
  body: Html;
}

/** A whole HTML document. */
export function frame({ site, title, here, kind = 'page', indexed = false, body }: FrameProps): string {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <title>${title} · ${w.name}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        ${!indexed && html`<meta name="robots" content="noindex, noarchive" />`}
        <link rel="icon" href="${links.icon}" />
        <link rel="stylesheet" href="${links.tokens}" />
        <link rel="stylesheet" href="${links.styles}" />
      </head>
      <body class="public ${kind}">
        <a class="skip" href="#main">${w.skip}</a>
        <header class="top">
          <div class="inner">
            <a class="brand" href="${links.home}"><b>${w.name}</b> <span>${w.section}</span></a>
            <nav aria-label="${w.nav}">
              ${entry(links.notices, w.notices, here === 'notices')}
              ${entry(links.track, w.track, here === 'track')} ${entry(links.apply, w.apply, false)}
              ${entry(links.login, w.login, false)}
            </nav>
          </div>
        </header>
        <main id="main" class="inner" tabindex="-1">${body}</main>
        <footer class="bottom">
          <div class="inner">
            <p>${site.office}</p>
            ${site.phone && html`<p>${w.phone} ${phoneLink(site.phone)}</p>`}
            ${site.hours && html`<p>${w.hours} ${site.hours}</p>`}
            <p>${w.footer}</p>
          </div>
        </footer>
      </body>
    </html> `.toString();
}

function entry(href: string, label: string, here: boolean): Html {
  return html`<a href="${href}" ${attribute('aria-current', here ? 'page' : null)}>${label}</a>`;
}

/** A number to be called with one touch. */
export function phoneLink(phone: string): Html {
  return html`<a class="tel" href="${telLink(phone)}">${phone}</a>`;
}

/** A labelled choice of a plain form. */
export function select(
  name: string,
  options: Html | Html[],
  more: { id?: string; disabled?: boolean; describedBy?: string | null; invalid?: boolean } = {},
): Html {
  return html`<select
    id="${more.id ?? name}"
    name="${name}"
    ${flag('disabled', more.disabled ?? false)}${attribute('aria-describedby', more.describedBy)}${attribute('aria-invalid', more.invalid ? 'true' : null)}
  >
    ${options}
  </select>`;
}

export function option(value: string, label: string, chosen: boolean): Html {
  return html`<option value="${value}" ${flag('selected', chosen)}>${label}</option>`;
}
