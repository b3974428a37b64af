/** Texts of what is presented of a case. */
export const zhCN = {
  /** What a case reads that its filer has again. */
  returned: { toChange: '退回待修改', toSupplement: '待补正' },
  /** How a case ended, where its end has no word of its own (one word each, everywhere). */
  ended: { done: '已办结', refused: '不予批准', withdrawn: '已撤回', stopped: '已终止' },
};
