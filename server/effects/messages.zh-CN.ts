/** What the server tells in the history of a case of things outside it that went wrong. */
export const messages = {
  deadLetter: '后续事项多次没有办成,已停止自动重试,请管理员查明原因后重试',
};
