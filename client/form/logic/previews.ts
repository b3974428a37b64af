/** Addresses of files that were chosen on this page, by their id: no need to fetch them back. */
export const previews = new Map<string, string>();
