/** The catalogue of refusals: stable code, HTTP family, Chinese sentence. */
import type { Json, Rejection } from '../vocabulary.ts';
import { words } from './messages.zh-CN.ts';

const CATALOGUE = {
  not_running: [409, '本件已办结或已终止,不能再操作'],
  suspended: [409, '本件已挂起,恢复办理后才能操作'],
  conflict: [409, '本件刚刚被他人处理,请刷新后查看最新进展'],
  task_closed: [409, '这项待办已处理完毕'],
  not_possible_now: [409, '本件目前的进展不允许这样操作'],
  taken: [409, '这项待办已由他人签收'],
  already_acted: [409, '您在本环节已经办理过,不能重复办理'],
  step_not_active: [409, '本件目前不在这个环节'],
  notice_closed: [409, '公示已结束,不再受理异议'],
  not_suspended: [409, '本件没有挂起'],
  objections_full: [409, '这条公示收到的异议已达上限,请直接联系经办机构'],
  request_id_reused: [409, '这个请求编号已用于另一项操作,请刷新后重试'],
  not_your_task: [403, '这项待办不由您办理'],
  excluded: [403, '按回避规定,您不能办理这项待办'],
  not_your_action: [403, '您没有进行这项操作的权限'],
  cannot_start: [403, '您没有发起这个事项的权限'],
  unknown_action: [422, '没有这项操作'],
  unknown_step: [404, '没有这个环节'],
  unknown_task: [404, '没有这项待办'],
  unknown_notice: [404, '没有这条公示'],
  unknown_region: [422, '请选择所在的村(社区)'],
  receiver_missing: [422, '请选择接收人'],
  reason_missing: [422, '请填写理由'],
  told_before: [422, words.refused.toldBefore],
  nothing_changed: [422, words.refused.nothingChanged],
  receiver_self: [422, '不能转办给自己'],
  receiver_excluded: [422, '按回避规定,接收人不能办理这项待办'],
  region_changed: [422, '本件已由原地区受理,不能更改所在地区;请撤回后在新的地区重新申请'],
  period_unclear: [422, '办理期限无法推算,请联系管理员'],
  invalid_data: [422, '填写的内容有误,请按提示修改'],
} as const satisfies Record<string, readonly [Rejection['status'], string]>;

type RejectionCode = keyof typeof CATALOGUE;

/** A refusal of the catalogue; `message` replaces its sentence where more can be said. */
export function reject(
  code: RejectionCode,
  more: { message?: string; path?: string; details?: Json } = {},
): Rejection {
  const [status, message] = CATALOGUE[code];
  return { status, code, message, ...more };
}

/** Carries a rejection out of nested steps of one decision; never leaves `decide`. */
export class Refusal extends Error {
  readonly rejection: Rejection;

  constructor(rejection: Rejection) {
    super(rejection.code);
    this.rejection = rejection;
  }
}

/** Refuses. */
export function refuse(
  code: RejectionCode,
  more: { message?: string; path?: string; details?: Json } = {},
): never {
  throw new Refusal(reject(code, more));
}
