/** Words of the block that takes objections 异议. */
export const words = {
  proof: {
    unheard: (label: string) =>
      `公示“${label}”收到异议之后没有人核查：请画出收到一份就核查的去向，或者期满后按收到的异议（objections）分流`,
    withoutWords: (label: string, form: string) =>
      `公示“${label}”的异议用的是表单“${form}”，里面没有可以写理由的文字栏，群众提不了异议`,
  },
  heard: { filed: '收到异议' },
  facts: { objections: '收到的异议' },
  events: {
    received: '收到异议',
    answered: (finding: string) => `异议核查结论：${finding}`,
    answeredQuiet: '异议核查完毕',
  },
  empty: '异议没有内容，请写明您反对什么、依据是什么',
  notTaken: '这条公示不受理异议',
};
