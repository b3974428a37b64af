/**
 * What leaves the server, as types: derived from the contract's schemas, for who needs no schema at run time. Personal data
 * in them is already limited and masked to what the asker may see.
 */
export type * from './contract/shapes/case.ts';
export type { ApiError, May, Page } from './contract/shapes/common.ts';
export type { FileInfo } from './contract/shapes/file.ts';
export type { IncidentItem } from './contract/shapes/incident.ts';
export type { FormView } from './contract/shapes/form.ts';
export type { LiveMessage } from './contract/shapes/live.ts';
export type { NoticeItem } from './contract/shapes/notice.ts';
export type { ProcessItem, ProcessView } from './contract/shapes/process.ts';
export type { Me } from './contract/shapes/session.ts';
export type { TaskItem, TaskStatus } from './contract/shapes/task-item.ts';
export type * from './contract/shapes/task.ts';
