/** Ids of the controls of the form that is filled in at the desk; there is one on the page. */
const FORM_ID = 'f';

export function idOfPath(path: string): string {
  return path === '' ? FORM_ID : `${FORM_ID}.${path}`;
}
