/** Words of the statutory clock 法定办理时限. */
export const words = {
  over: '法定办理时限届满',
  events: {
    paused: '办理时限暂停计算',
    resumed: '办理时限恢复计算',
    overdue: '超过办理时限',
  },
};
