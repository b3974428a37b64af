/** How days, moments and periods are said. */
export const zhCN = {
  /** A date that cannot be counted yet. */
  open: '待定',
  dueOpen: '期限待定',
  /** From Monday on. */
  weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  /** After a number, by the unit of a period. */
  units: { min: '分钟', h: '小时', wd: '个工作日', cd: '天' },
  date: (year: number, monthDay: string) => `${year}年${monthDay}`,
  monthDay: (month: number, day: number) => `${month}月${day}日`,
  dayOfMonth: (day: number) => `${day}日`,
  run: (first: string, last: string) => `${first}至${last}`,
  sameDay: '当日',
  until: (when: string) => `截至${when}`,
  overdue: (long: string) => `已超期${long}`,
  dueToday: (time: string) => `今天${time}到期`,
  hoursLeft: (hours: number) => `还剩${hours < 1 ? '不到1' : hours}小时`,
  workdaysLeft: (days: number) => `还剩${days}个工作日`,
  daysLeft: (days: number) => `还剩${days}天`,
};

/** What is wrong with a work calendar 工作日历, or with extending a time limit. Apart: pages that only show days do not carry them. */
export const refusals = {
  notOfTheYear: (day: string) => `“${day}”不是该年的日期`,
  twice: (day: string) => `${day} 重复出现`,
  noWeekend: (day: string) => `${day} 不是周末，不能作为调休上班日`,
  yearMissing: (year: number) =>
    `${year}年的节假日安排尚未录入，无法计算工作日期限，请联系管理员维护工作日历`,
  yearWrong: (year: string, why: string) => `${year}年的节假日安排有误：${why}`,
  extendedBefore: '办理时限只能延长一次，本件已经延长过',
  limitPassed: '办理时限已过，不能再延长',
  reasonMissing: '请填写延长办理时限的理由',
};

/** What is wrong with a notice of days off that was pasted. */
export const officialNotice = {
  noYear: '没有写明是哪一年的安排',
  nothing: '没有读出放假或上班的日期',
  noJson: 'JSON 的格式不对',
  noDay: (day: string) => `没有${day}这一天`,
  wrongRange: (text: string) => `“${text}”的起止日期不对`,
  wrongCount: (text: string, days: number, told: number) =>
    `${text.replace(/\([^)]*\)/g, '')}是${days}天，通知写的是${told}天`,
  wrongWeekday: (day: string, weekday: string) => `${day}不是周${weekday}`,
  both: (day: string) => `${day}既写了放假又写了上班`,
  noWeekend: (day: string) => `${day}不是周末，不能作为调休上班日`,
};
