/** Texts of the page of the working days' calendar. */
export const calendarText = {
  title: '工作日历',
  missing: (year: number) => `${year}年的工作日历还没有录入：落在该年的期限都是待定，公布后自动算出。`,
  import: '录入一年的安排',
  paste: '粘贴国务院办公厅的放假通知全文，或 JSON',
  read: '读出日期',
  found: (year: number) => `读出${year}年的安排，请与通知核对`,
  holidays: '放假',
  workdays: '调休上班',
  none: '无',
  between: '、',
  otherYears: (days: string) => `通知里还有别的年份的日期，请在该年补录：${days}`,
  publish: (year: number | null) => (year === null ? '公布' : `公布${year}年的工作日历`),
  published: '已公布，待定的期限已重新计算。',
  years: '已录入的年份',
  year: (year: string, off: number, worked: number) => `${year}年：放假${off}天，调休上班${worked}天`,
  changes: '修改记录',
  unchanged: '录入后没有修改过',
  change: (when: string, by: string, off: number, worked: number) =>
    `${when} ${by} 公布：放假${off}天，调休上班${worked}天`,
};
