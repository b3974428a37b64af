/** Every address of the house, typed. No address is written anywhere else in the client. */

const part = encodeURIComponent;

/** `?a=1&b=2` of what is given; nothing for nothing. */
function query(values: Record<string, string | number | boolean | null | undefined>): string {
  const given = Object.entries(values).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  return given.length === 0
    ? ''
    : `?${given.map(([name, value]) => `${part(name)}=${part(String(value))}`).join('&')}`;
}

export interface TaskQuery {
  box?: 'todo' | 'done' | 'copied' | 'started';
  process?: string;
  sort?: string;
  q?: string;
  cursor?: string;
  limit?: number;
}

export interface CaseQuery {
  process?: string;
  status?: string;
  region?: string;
  q?: string;
  cursor?: string;
  limit?: number;
  /** Only those I filed. */
  mine?: boolean;
}

/** Pages a person can open and send to somebody. */
export const pages = {
  home: () => '/',
  login: (next?: string) => `/login${query({ next })}`,
  apply: () => '/apply',
  applyGuide: (key: string) => `/apply/${part(key)}`,
  applyForm: (key: string, page?: number | 'check') => `/apply/${part(key)}/form${query({ page })}`,
  applyCase: (id: string) => `/apply/cases/${part(id)}`,
  applyTask: (id: string, task: string) => `/apply/cases/${part(id)}/tasks/${part(task)}`,
  applyReceipt: (id: string) => `/apply/cases/${part(id)}/receipt`,
  tasks: (filter: TaskQuery = {}) => `/tasks${query({ ...filter })}`,
  task: (id: string) => `/tasks/${part(id)}`,
  staffCase: (id: string) => `/tasks/cases/${part(id)}`,
  designer: () => '/designer',
  /** Rendered by the server, without script. */
  notices: (region?: string) => `/public${query({ region })}`,
  notice: (id: string) => `/public/notices/${part(id)}`,
  track: (caseNo?: string) => `/public/track${query({ caseNo })}`,
  /** A case as a document to print and file. */
  archive: (id: string) => `/cases/${part(id)}/archive`,
};

/** Calls of the HTTP contract. */
export const calls = {
  login: () => '/api/login',
  logout: () => '/api/logout',
  me: () => '/api/me',
  demoAccounts: () => '/api/public/demo-accounts',
  processes: () => '/api/processes',
  process: (key: string) => `/api/processes/${part(key)}`,
  draft: (key: string) => `/api/drafts/${part(key)}`,
  cases: (filter: CaseQuery = {}) => `/api/cases${query({ ...filter })}`,
  case: (id: string) => `/api/cases/${part(id)}`,
  caseEvents: (id: string) => `/api/cases/${part(id)}/events`,
  caseActions: (id: string) => `/api/cases/${part(id)}/actions`,
  tasks: (filter: TaskQuery = {}) => `/api/tasks${query({ ...filter })}`,
  task: (id: string) => `/api/tasks/${part(id)}`,
  taskActions: (id: string) => `/api/tasks/${part(id)}/actions`,
  taskBatch: () => '/api/tasks/batch',
  files: () => '/api/files',
  /** Who did not upload it sees it as part of a case. */
  file: (id: string, caseId?: string) => `/api/files/${part(id)}${query({ case: caseId })}`,
  document: (id: string) => `/api/documents/${part(id)}`,
  regions: (parent: string) => `/api/regions${query({ parent })}`,
  notices: (region?: string) => `/api/public/notices${query({ region })}`,
  objections: (notice: string) => `/api/public/notices/${part(notice)}/objections`,
  track: (caseNo: string, idLast4: string) => `/api/public/track${query({ caseNo, idLast4 })}`,
  ledger: (key: string, filter: { asOf?: string; region?: string } = {}) =>
    `/api/ledgers/${part(key)}${query({ ...filter })}`,
  live: (cursor?: number) => `/api/live${query({ cursor })}`,
};
