/** Why a case stays on its version, or what becomes of it on another. */
export const zhCN = {
  bites: {
    param: (label: string, from: string, to: string) => `「${label}」由${from}变为${to}`,
    table: (label: string, from: string, to: string) => `标准表「${label}」由${from}变为${to}`,
    rule: (message: string) => `按新版本的规定将办不下去：${message}`,
    yuan: (amount: string) => `${amount}元`,
    nothing: '无',
    truth: (value: boolean) => (value ? '是' : '否'),
    and: '、',
  },
  data: {
    startForm: (why: string) => `申请内容不符合新版本的表单：${why}`,
    exclusionLost: (step: string) => `「${step}」改名后，新版本的回避规则认不出此前的经办人`,
  },
  migrate: {
    ended: '本件已办结，留在原版本',
    nowOn: (version: number) => `本件现在按第 ${version} 版办理`,
  },
  move: {
    quoted: (step: string) => `「${step}」`,
  },
  position: {
    noStep: (step: string) => `${step}在新版本中没有对应的环节`,
    oneStep: (steps: string) => `并行的${steps}在新版本中对应到了同一个环节`,
    notTogether: (steps: string) => `${steps}对应的环节在新版本中不能同时办理`,
    pastWithoutStep: (step: string) => `曾经离开、还可能退回的${step}在新版本中没有对应的环节`,
  },
  tasks: {
    modeDiffers: (step: string) => `${step}已有人办理，新版本的办理方式不同，须待本环节办完`,
    roleDiffers: (step: string) => `${step}已有人办理，其岗位在新版本中有变，须待本环节办完`,
    conclusionGone: (step: string) => `${step}已有人作出的结论在新版本中不再有`,
    alreadyConcluded: (step: string) => `${step}按新版本的办理方式已可得出结论，须待本环节办完`,
    nobodyNeeded: (step: string) => `${step}在新版本中没有人需要办理`,
  },
  timers: {
    timerGone: (step: string) => `${step}的计时在新版本中不再有，须待其届满`,
  },
};
