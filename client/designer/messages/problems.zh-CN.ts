/** Texts of what is wrong with a draft. */
export const problemsText = {
  /** What an element without a name is called by: its kind, and what stands beside it. */
  called: {
    behind: (name: string, kind: string) => `「${name}」之后的${kind}`,
    before: (name: string, kind: string) => `「${name}」之前的${kind}`,
    on: (name: string, kind: string) => `「${name}」上的${kind}`,
    inside: (name: string, kind: string) => `「${name}」里的${kind}`,
    alone: (kind: string) => `没有名称的${kind}`,
    between: (from: string, target: string) => `从「${from}」到「${target}」的连线`,
    kinds: {
      start: '开始',
      end: '结束',
      choice: '分支',
      meeting: '汇合',
      parallel: '并行',
      event: '事件',
      step: '环节',
      part: '子流程',
      flow: '连线',
      other: '图形',
    },
  },

  problems: {
    label: '检查结果',
    checking: '正在检查…',
    none: '检查通过，没有问题',
    noneLong: '没有发现问题，可以试运行，也可以发布。',
    count: (errors: number, warnings: number) =>
      [errors > 0 ? `${errors} 处必须改` : '', warnings > 0 ? `${warnings} 处请留意` : '']
        .filter((each) => each !== '')
        .join('，'),
    unfold: '展开',
    fold: '收起',
    severity: { error: '必改', warning: '留意' },
    moreAlike: (n: number) => `还有 ${n} 处同类问题，显示全部`,
    askServer: '请服务器再查一遍',
    serverSaid: (n: number) => (n === 0 ? '服务器也没有发现问题。' : `服务器查到 ${n} 处。`),
    checkFailed: '检查没有做成，请刷新页面再试；画的内容不会丢。',
  },
};
