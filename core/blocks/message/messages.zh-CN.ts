/** Words of the block that tells people 通知. */
export const words = {
  notify: {
    label: '发通知',
    help: '给岗位或个人发一条站内通知。',
    to: '发给谁',
    toHint: '例:[case.filer] 是申请人',
    message: '通知内容',
    messageHint: '用 {{ }} 写入办件里的内容。',
    data: '附带的内容',
    blank: '您的办件有了新的进展',
  },
};
