/** The catalogue of errors that leave the server: status, stable code, Chinese sentence. */
import type { Json, Rejection } from '../core/vocabulary.ts';

export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly path?: string,
    readonly details?: Json,
  ) {
    super(message);
    this.name = 'HttpError';
  }
}

export const errors = {
  unauthenticated: () => new HttpError(401, 'unauthenticated', '请先登录'),
  badCredentials: () => new HttpError(401, 'bad_credentials', '用户名或密码不正确'),
  locked: (minutes: number) => new HttpError(429, 'locked', `密码多次输错,请 ${minutes} 分钟后再试`),
  csrf: () => new HttpError(403, 'csrf', '页面已过期,请刷新后重试'),
  forbidden: (message = '您没有查看或操作的权限') => new HttpError(403, 'forbidden', message),
  unknown: (what: string) => new HttpError(404, `unknown_${what}`, NOT_FOUND[what] ?? '没有找到您要的内容'),
  unavailable: (key: string) =>
    new HttpError(409, 'process_unavailable', `事项 ${key} 的定义有误,暂不能办理`),
  invalid: (message: string, path?: string, details?: Json) =>
    new HttpError(422, 'invalid', message, path, details),
  badRequest: (message = '请求格式有误') => new HttpError(400, 'bad_request', message),
  tooLarge: (message = '内容过大') => new HttpError(413, 'too_large', message),
  conflict: () => new HttpError(409, 'conflict', '本件刚刚被他人处理,请刷新后查看最新进展'),
  internal: () => new HttpError(500, 'internal', '系统出现故障,已记录,请稍后再试'),
  rejected: (r: Rejection) => new HttpError(r.status, r.code, r.message, r.path, r.details),
};

const NOT_FOUND: Record<string, string> = {
  process: '没有这个事项',
  migration: '没有这次版本转入',
  case: '没有这个办件',
  task: '没有这项待办',
  file: '没有这个文件',
  notice: '没有这条公示',
  document: '没有这份文书',
  ledger: '没有这本台账',
  user: '没有这个人员',
  account: '没有这个资金账户',
  draft: '没有这份草稿,可能已发布或已删除',
  version: '没有这个版本',
};
