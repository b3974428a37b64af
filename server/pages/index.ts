/**
 * The public pages: pure functions from data to HTML. Every page works without script and needs nothing from the content
 * policy but `default-src 'self'; form-action 'self'`: two stylesheets, `/assets/tokens.css` shared with the client
 * and `/assets/public.css`, which is `public.css` beside this file.
 */
export { archivePage, type ArchivePageProps } from './archive.ts';
export { type PageClock } from './dates.ts';
export { documentPage, type DocumentPageProps } from './document.ts';
export { errorPage, type ErrorPageProps } from './errors.ts';
export { type Site } from './frame.ts';
export { homePage, type HomePageProps } from './home.ts';
export { links, noticeLink, objectionLink } from './links.ts';
export { noticeOffice, noticePage, type NoticePageProps, takesObjections } from './notice.ts';
export { noticeListPage, type NoticeListProps } from './notices.ts';
export {
  objectionClosedPage,
  objectionDonePage,
  type ObjectionDoneProps,
  objectionPage,
  type ObjectionPageProps,
} from './objection.ts';
export {
  objectionFields,
  type PlainError,
  type PlainField,
  readObjection,
  type ReadObjection,
} from './objection-fields.ts';
export { regionFromQuery, type RegionItem, type RegionQuery } from './regions.ts';
export { trackErrors, trackPage, type TrackPageProps } from './track.ts';
