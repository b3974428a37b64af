/** Texts of the record of messages of a case. */
export const zhCN = {
  tab: '通知',
  none: { why: '还没有发过通知。', next: '受理、补正、审批有结果时发出的通知会列在这里。' },
  notYours: { why: '通知记录只供办理本件的工作人员查看。', next: '您收到的消息在“消息”里。' },
  states: {
    queued: '等待发送',
    sent: '已发出',
    delivered: '已送达',
    failed: '没有发出，会自动再试',
    dead: '没有发出，已停止再试',
  },
  to: (name: string, label: string, address: string | null) =>
    address === null ? `${name} · ${label}` : `${name} · ${label} ${address}`,
  attempts: (count: number) => `试过 ${count} 次`,
  next: '下次再试',
  why: (reason: string) => `原因：${reason}`,
  resend: '再发一次',
  resent: '已安排再发一次。',
};
