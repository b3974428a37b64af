/** Words of the block that ties cases together 关联办件. */
export const words = {
  proof: {
    opensItself: (way: string) => `每一件都会不经人办就再开立本事项的一件，循环不止：${way}`,
  },
  lookup: {
    cases: '查哪个事项的办件',
    keys: '按什么查，算出一列的 FEEL',
    where: '另外的条件，FEEL，可用 row',
  },
  process: '哪个事项',
  region: '哪个区划',
  data: '带去的内容',
  tooDeep: '关联办件逐级开立过多，未再开立，请人工核对',
  tooMany: '一次办理自动引起的开立和消息过多，可能在循环往复，未再继续，请人工核对',
  lost: {
    open: '应当开立的关联办件没有开成，请人工处理',
    send: '发给关联办件的通知没有送达，请人工核对',
    tell: '办结结果没有送达发起本件的办件，请人工核对',
  },
  open: {
    label: '发起另一事项',
    help: '开立另一事项的办件。填了“办结后告知”时，那件办结后本件会收到这条消息。',
    region: '开在哪个区划',
    answer: '办结后告知的消息',
    result: '办结时要带回的内容',
    resultHint: '名称对应计算式，按那件办件的内容计算。',
  },
  send: {
    label: '通知另一办件',
    help: '发给该事项在这个区划最近开立、正在办理的一件；勾选“全部”时发给这个区划及以下的每一件。',
    message: '哪条消息',
    optional: '没有这样的办件也可以',
    all: '发给全部',
  },
  refer: {
    label: '转介',
    help: '登记一条转介，由所填事项接手。',
    process: '转给哪个事项',
    reason: '转介原因',
    event: (reason: string) => `转介：${reason}`,
  },
};
