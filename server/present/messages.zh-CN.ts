/** Texts of what is presented of a case. */
export const zhCN = {
  /** What a case reads that its filer has again. */
  returned: { toChange: '退回待修改', toSupplement: '待补正' },
  /** How a case ended, where its end has no word of its own (one word each, everywhere). */
  ended: { done: '已办结', refused: '不予批准', withdrawn: '已撤回', stopped: '已终止' },
  between: '、',
  self: '本人',
  you: '您本人',
  applicant: '申请人',
  over: '办结',
  suspended: '已挂起',
  running: '办理中',
  terminated: '终止办理',
  handIn: '提交申请',
  /** What happened to a case. */
  events: {
    started: '提交申请',
    ended: '办结',
    reopened: '重新办理',
    migrated: (version: string, reason: string) => `转入第 ${version} 版流程继续办理：${reason}`,
    entered: (step: string) => `进入「${step}」`,
    left: (step: string) => `离开「${step}」`,
    opened: (step: string) => `「${step}」待办已送达`,
    acted: (step: string, what: string) => `${step}：${what}`,
    actedQuietly: (step: string) => `${step}：已办理`,
    cancelled: (step: string) => `「${step}」待办已撤回`,
    overdue: (step: string) => `「${step}」已超期`,
    byTime: '到时自动处理',
    answered: '收到办理结果',
    told: '收到关联办件的消息',
    incident: (what: string) => `异常：${what}`,
  },
};
