/** Words of the block that tells people 通知. */
export const words = {
  notify: {
    label: '发通知',
    help: '给岗位或个人发一条通知：站内消息，开通了短信、邮件的也发短信、邮件。',
    to: '发给谁',
    toHint: '例：["user:" + case.filer] 是申请人',
    message: '通知内容',
    messageHint: '用 {{ }} 写入办件里的内容，发送时填入。',
    sms: '短信内容',
    email: '邮件内容',
    wechat: '微信内容',
    outside: '不写的用通知内容。姓名自动隐去；写入了证件号、病情、理由等不能外发的内容的，只提示登录查看。',
    data: '附带的内容',
    blank: '您的办件有了新的进展',
  },
  contact: 'FEEL：申请人的手机号，发给申请人的通知也发到这里',
  /** Texts of the house, by id. `subject` is what the case is called. */
  house: {
    overdue: '已超期：{{ subject }}',
    incident: '「{{ subject }}」出现异常：{{ what }}',
    urge: '催办：请尽快办理',
    urgeCase: '催办：{{ subject }}',
    /** What an earlier release had put into words already. */
    said: '{{ said }}',
  },
  /** What is sent where a text may not leave the house. */
  neutral: (title: string, caseNo: string) => `您的“${title}”（编号${caseNo}）有新消息，请登录查看。`,
};
