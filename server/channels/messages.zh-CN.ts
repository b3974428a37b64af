/** Texts of the message channels. */
export const zhCN = {
  /** Whom a message is for who has no account. */
  applicant: '申请人（他人代为申请）',
  gone: '收件人已不在岗，不再发送',
  broken: '发送渠道出了故障，请管理员检查',
  unreachable: '没有可用的号码或地址',
  off: '这个渠道已停用',
  subject: (title: string) => `${title}：新消息`,
  labels: { 'in-app': '站内消息', sms: '短信', email: '邮件', wechat: '微信' },
};
