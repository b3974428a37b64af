/** Words of ledgers, on screens and in workbooks. */
const ledgers = {
  /** A ledger nobody has given a name. */
  untitled: '台账',
  caseNo: '受理编号',
  region: '地区',
  from: '起',
  to: '止',
  yuan: '元',
  withUnit: (label: string, unit: string) => `${label}（${unit}）`,
};

/** Why there is no room for another file. */
const files = {
  person: '您上传后还没有提交的文件过多，请先提交已上传的，或删去不要的再传',
  case: (most: number) => `本件的附件已经很多（最多 ${most} 份），请合并成一个文件，或删去重复的再传`,
};

/** What is said where something cannot be read. */
export const zhCN = {
  ledgers,
  files,
  between: '、',
  officeOf: (place: string) => `${place}人民政府`,
  caseNotYours: '您没有查看本件的权限',
  campaign: { own: '临时批次' },
  taskNotYours: '您没有查看这项待办的权限',
  page: '翻页参数有误',
  dayShape: '日期应写作 2026-03-02',
  ledgersForStaff: '台账只对工作人员开放',
  ledgersElsewhere: '您没有查看该地区台账的权限',
};
