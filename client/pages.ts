/** The pages of the house one can open and send to somebody, for links from place to place. */
import { searchOf } from './api/address.ts';
import type { QueryOf } from '../core/contract/call.ts';
import type { tasks } from '../core/contract/tasks.ts';

const part = encodeURIComponent;

export const pages = {
  home: () => '/',
  login: (next?: string) => `/login${searchOf({ next })}`,
  apply: () => '/apply',
  applyGuide: (key: string) => `/apply/${part(key)}`,
  applyForm: (key: string, page?: number | 'check', draft?: string) =>
    `/apply/${part(key)}/form${searchOf({ page, draft })}`,
  applyCase: (id: string) => `/apply/cases/${part(id)}`,
  applyTask: (id: string, task: string) => `/apply/cases/${part(id)}/tasks/${part(task)}`,
  applyReceipt: (id: string) => `/apply/cases/${part(id)}/receipt`,
  applyMessages: () => '/apply/messages',
  tasks: (filter: QueryOf<typeof tasks.list> = {}) => `/tasks${searchOf({ ...filter })}`,
  task: (id: string) => `/tasks/${part(id)}`,
  staffCase: (id: string) => `/tasks/cases/${part(id)}`,
  designer: () => '/designer',
  /** Rendered by the server, without script. */
  notices: (region?: string) => `/public${searchOf({ region })}`,
  notice: (id: string) => `/public/notices/${part(id)}`,
  track: (caseNo?: string) => `/public/track${searchOf({ caseNo })}`,
  /** A case as a document to print and file. */
  archive: (id: string) => `/cases/${part(id)}/archive`,
};
