/** Texts of what is presented of a case. */
export const zhCN = {
  /** How a case ended, where its end has no word of its own (one word each, everywhere). */
  ended: { done: '已办结', refused: '不予批准', withdrawn: '已撤回', stopped: '已终止' },
};
