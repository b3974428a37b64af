export const zhCN = {
  /** What a thing is called and what is said of it. */
  said: (name: string, what: string) => `${name}：${what}`,
  /** A name with a remark. */
  aside: (name: string, remark: string) => `${name}（${remark}）`,
  /** Things that belong to one sentence. */
  list: (parts: readonly string[]) => parts.join('，'),
  /** Sentences that stand beside one another. */
  sentences: (parts: readonly string[]) => parts.join('；'),
};
