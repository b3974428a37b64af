/** Words of the statutory clock 法定办理时限. */
export const words = {
  pauses: '在此期间法定时限停止计算',
  limit: {
    label: '法定时限',
    parts: { period: '法定时限', from: '从进入哪个环节起算', until: '到进入哪些环节为止' },
  },
  over: '法定办理时限届满',
  events: {
    paused: '办理时限暂停计算',
    resumed: '办理时限恢复计算',
    overdue: '超过办理时限',
  },
};
