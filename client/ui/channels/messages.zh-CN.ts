/** Texts of who is told by what. */
export const zhCN = {
  title: '消息设置',
  open: '消息设置',
  lead: '办件有进展时，您在这里收到消息。站内消息一直都有，登录就能看到；下面这些可以另外发给您。',
  none: '本单位目前只开通了站内消息。',
  wanted: (label: string, address: string | null) =>
    address === null ? label : `${label}（发到 ${address}）`,
  nowhere: (label: string) => `填写后才能用${label}通知您。`,
  quiet: '不勾选的，就不发给您；站内消息照常收到。',
  fields: { phone: '手机号', email: '邮箱', wechat: '企业微信账号' },
  hints: {
    phone: '例：13800000000',
    email: '例：wang@example.cn',
    wechat: '例：wang.fang',
  },
  applicant: '申请表上写的手机号照样用来通知申请人。',
  save: '保存消息设置',
  saved: '已保存。',
  whatTitle: '哪些内容会发到手机和邮箱',
  what: [
    '会写：事项名称、受理编号、办到哪一步、金额、日期。姓名只写姓，如“张**”。',
    '不会写：身份证号、银行卡号、住址、病情，也不写不予批准的理由。',
    '有这些内容的，只提示“有新消息，请登录查看”，全文在站内消息里。',
  ],
};
