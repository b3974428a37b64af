/** What a replay says of the acts it does again. */
export const zhCN = {
  replay: {
    stepMissing: (words: string) => `${words}：没有这个环节`,
    handIn: '提交申请',
    actAt: (step: string, act: string) => `「${step}」的「${act}」`,
    action: (label: string) => `「${label}」`,
    objection: '提出异议',
    automatic: '自动处理',
  },
};
