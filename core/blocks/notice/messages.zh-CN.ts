/** Words of the block that announces to the public 公示. */
export const words = {
  heard: { ended: '公示期满' },
  facts: { notice: '最近一次公示' },
  timers: { end: '公示期满', archive: '公示撤下' },
  events: {
    resumed: '继续公示',
    publicity: (title: string) => `发布公示:${title}`,
    result: (title: string) => `公布结果:${title}`,
    publicityEnded: '公示期满',
    resultEnded: '公布期满',
    closed: '公示撤下',
    archived: '公示归档',
  },
  stillPublic: (step: string) => `${step}的公示尚未期满,新版本的环节没有公示`,
};
