/** Calls of the desk beyond those it shares with the light pages. */
const part = encodeURIComponent;

export const deskCalls = {
  calendar: () => '/api/calendar',
  messages: () => '/api/messages?limit=50',
  looks: (caseId: string) => `/api/cases/${part(caseId)}/looks`,
  colleagues: (taskId: string) => `/api/tasks/${part(taskId)}/colleagues`,
  document: (id: string) => `/api/documents/${part(id)}`,
  events: (caseId: string, cursor: string | null) =>
    `/api/cases/${part(caseId)}/events?limit=100${cursor === null ? '' : `&cursor=${part(cursor)}`}`,
};
