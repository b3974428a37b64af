/** Words of the block that takes objections 异议. */
export const words = {
  proof: {
    unheard: (label: string) => `公示“${label}”收到异议之后没有人核查`,
  },
  heard: { filed: '收到异议' },
  facts: { objections: '收到的异议' },
  events: {
    received: '收到异议',
    answered: (finding: string) => `异议核查结论:${finding}`,
    answeredQuiet: '异议核查完毕',
  },
  notTaken: '这条公示不受理异议',
};
