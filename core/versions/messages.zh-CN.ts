/** What versions say: what a new process starts with, and what is wrong with one. */
export const zhCN = {
  blank: {
    newProcess: '新建事项',
    fillIn: '填写申请',
    draft: '草稿',
    handIn: '提交',
    completed: '办结',
    form: '申请表',
    applicantName: '申请人姓名',
    village: '所在村（社区）',
    reason: '申请事由',
    sampleName: '张三',
    sampleReason: '需要办理',
  },
  check: {
    key: (key: string) => `定义里的事项标识应为 ${key}`,
    diagramDiffers: '流程图与状态机不一致，请重新保存流程图',
  },
  compile: {
    broken: (why: string) => `流程定义不合规范：${why}`,
  },
  draw: {
    due: '到期',
    after: (amount: number, unit: string) => `${amount}${unit}后`,
    full: (period: string) => `${period}满`,
    notDrawn: '状态机有误，画不出流程图',
  },
};
