/** What the server tells in the history of a case of things outside it that went wrong. */
export const zhCN = {
  calendarMissing: (year: number) =>
    `${year}年的工作日历还没有录入，落在该年的期限都是待定；请在“事项设计 › 工作日历”粘贴国务院办公厅的放假通知并公布`,
  deadLetter: '后续事项多次没有办成，已停止自动重试，请管理员查明原因后重试',
};
