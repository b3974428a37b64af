/** Texts of commands. */
export const zhCN = {
  cases: { foreign: '您的岗位不在这个县，不能在这里提交' },
  resend: { notFailed: '这条通知没有失败，不用重发' },
  channels: {
    email: '邮箱地址不对，例：wang@example.cn',
    wechat: '微信账号只写字母、数字、横线、点，例：wang.fang',
  },
  track: { locked: (minutes: number) => `这个受理编号多次查询不符，请 ${minutes} 分钟后再试` },
  looks: { reason: '请写明查看的理由' },
  setting: {
    noVillage: '请填写一个村（社区）的区划代码，12 位数字',
  },
  params: {
    unknown: (key: string) => `没有“${key}”这个参数`,
    past: '改动只能从今天或以后的某一天起生效，已经生效的不能改写',
    type: '参数的值和参数的类型不符',
  },
  papers: {
    notUploaded: '附件还没有上传，请先上传文件',
    unknown: '附件不存在，或不是您上传的，请重新上传',
  },
  drafts: {
    gone: '这份草稿已经提交或删除',
    overtaken: '这份草稿在别处已保存过新的内容，没有覆盖',
    quota: '没有提交的草稿过多，请先提交或删除一些',
  },
  incidents: {
    system: '系统',
    closed: '这个异常已经处理过了',
    stillSo: '情况还没有改变，请先查明原因',
    nothingToAppoint: '这个异常没有要人办理的待办',
    elsewhere: '接收人不在本县任职',
    reason: '请写明关闭的理由',
  },
  posts: {
    lastAdmin: '这是最后一名管理员，不能撤掉管理员岗位',
    unknownRole: (role: string) => `没有“${role}”这个岗位`,
    unknownRegion: (region: string) => `没有区划“${region}”`,
  },
  fundMisused: '资金不能这样使用',
  noCase: '没有这个办件',
  caseBusy: '办件正在办理中，未能转入，请稍后再试',
  campaign: {
    oneSource: '请写明行从哪里来（from），或者直接给出行（rows），二者只写一个',
    feel: (feel: string): string => `读不懂这个计算式：${feel}`,
    due: '期限应写成一个时刻，例如 2026-12-10T24:00:00+08:00',
  },
  migration: {
    reason: '请填写转入新版本的理由',
    notInForce: (version: number) => `第 ${version} 版尚未生效，生效后才能转入`,
    running: '这个事项正在转入新版本，请等它完成',
  },
  publish: {
    timeShape: '生效时间应写作 2026-03-02 或 2026-03-02T09:00:00+08:00',
    notBefore: '生效时间不能早于现在',
    notYet: (first: string, problems: number) =>
      `还不能发布：${first}${problems === 1 ? '' : `等 ${problems} 处问题`}`,
    inForce: '这个版本已经生效，不能撤回；请另行发布新版本',
  },
  whichRevision: '请写明改的是哪一次保存的内容',
  wrongPassword: '原密码不正确',
  calendar: {
    day: (year: string) => `应为${year}年的日期，如 ${year}-05-01`,
    both: '同一天不能既是放假又是上班',
  },
  closedToYou: '这些内容不对您开放',
};
