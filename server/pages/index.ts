/**
 * The public pages: pure functions from data to HTML. Every page works without script and needs nothing from the content
 * policy but `default-src 'self'; form-action 'self'`: two stylesheets, `/assets/tokens.css` shared with the client
 * and `/assets/public.css`, which is `public.css` beside this file.
 */
export { archivePage } from './archive.ts';
export { documentPage } from './document.ts';
export { errorPage } from './errors.ts';
export { homePage } from './home.ts';
export { links } from './links.ts';
export { noticePage } from './notice.ts';
export { noticeListPage } from './notices.ts';
export { objectionClosedPage, objectionDonePage, objectionPage } from './objection.ts';
export { objectionFields, readObjection } from './objection-fields.ts';
export { trackPage } from './track.ts';
