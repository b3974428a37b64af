/** What people are told when something a case asked for did not come about. */
export const words = {
  noProcess: (key: string): string => `没有事项 ${key}`,
  refusedFund: '资金账户没有接受这笔操作,请核对',
  vacant: '这项待办的岗位目前没有人担任,没有人能办理',
  timerRefused: '到期事项没有办成,办件停在这里',
  lost: {
    open: '应当开立的关联办件没有开成,请人工处理',
    send: '发给关联办件的通知没有送达,请人工核对',
    tell: '办结结果没有送达发起本件的办件,请人工核对',
  },
};
