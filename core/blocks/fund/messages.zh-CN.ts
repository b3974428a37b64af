/** Words of the block that works with fund accounts 资金账户. */
export const words = {
  proof: {
    committed: (label: string, funds: string) =>
      `可能办结于“${label}”而占用的资金（${funds}）既没有支出也没有释放`,
  },
  lookup: {
    fund: '查哪类资金账户',
    region: '哪个区划的账户，FEEL',
    year: '哪一年的账户，FEEL；不写为今年',
  },
  fund: '哪类资金',
  region: '哪个区划的账户',
  amount: '金额（分）',
  limit: '单笔上限（分）',
  data: '另外写入账目的内容',
  open: { label: '资金开户', help: '开立一个区划一个年度的账户，定下额度。' },
  advance: { label: '资金拨入', help: '向账户拨入本年度资金，账户从此可以使用。' },
  topUp: { label: '资金补充', help: '用去之后再向账户拨入资金。' },
  carryOver: { label: '结余转入', help: '把上一年度的结余转入账户；本年度拨入之前不能动用。' },
  commit: { label: '资金占用', help: '为本件占用账户里的资金；办件会听到占用成功或资金不足。' },
  spend: { label: '资金支出', help: '支出本件占用的资金，不超过占用数，只支出一次。' },
  commitSpend: { label: '资金占用并支出', help: '占用和支出一次完成；办件会听到支出成功或资金不足。' },
  release: { label: '资金释放', help: '把本件占用的资金放回账户。' },
  reverse: { label: '资金冲回', help: '把已经支出的资金记回账户。' },
  settle: { label: '资金清算', help: '年终关闭账户。' },
  refused: '资金账户没有接受这笔操作，请核对',
  spentUnheard: '资金已支付，但本件已不在等待支付的环节，请核对',
  heard: { reserved: '资金已占用', spent: '资金已支出', insufficient: '资金不足或账户不可用' },
};
