/** What is said of pieces of process 公共流程段 and their use. */
export const words = {
  missing: (name: string, label: string) => `缺少参数 ${name}（${label}）`,
  exitMissing: (name: string, meaning: string) => `出口 ${name}（${meaning}）没有写去哪里`,
  notBeside: (word: string) => `用了公共流程段，就不能再写 ${word}`,
  unknown: (id: string, near: string | undefined) =>
    `没有公共流程段 ${id}${near === undefined ? '' : `，是不是 ${near}？`}`,
  cycle: (ids: readonly string[]) => `公共流程段互相套用：${ids.join(' → ')}`,
  deep: (most: number) => `公共流程段套用超过 ${most} 层`,
  tooMany: (most: number) => `公共流程段展开后的环节超过 ${most} 个`,
  taken: (name: string) => `名称 ${name} 已经有了，请用 as 另取一个`,
  nothing: (name: string) => `\${${name}} 既不是参数，也不是环节或出口`,
  noStep: (name: string) => `没有环节 ${name}`,
  invalid: (message: string) => `公共流程段不合规范：${message}`,
  differs: (id: string) => `代号应为 ${id}`,
  inside: (message: string, title: string, user: string) =>
    `${message}（在公共流程段“${title}”里，由 ${user} 使用）`,
};
