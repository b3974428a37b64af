/** Words of the block that watches what is owed later 后补事项. */
export const words = {
  title: '后续事项',
  states: { open: '未完成', late: '已逾期', done: '已完成' },
  kind: '哪一项',
  over: '补办期限届满',
  events: {
    opened: '登记后补事项',
    late: '后补事项逾期，已列入提醒',
    done: '后补事项已完成',
  },
  open: {
    label: '登记后补事项',
    help: '先行办理、之后补齐的事项；到期没有补上就算逾期。填了资金时，逾期期间该账户记一次提醒。',
    due: '补齐期限',
    fund: '逾期提醒哪类资金',
    region: '哪个区划的账户',
    data: '随通知带上的内容',
  },
  done: { label: '后补事项完成', help: '所欠事项已经补齐。' },
};
