/** Texts of the bar over a draft. */
export const editText = {
  edit: {
    back: '‹ 版本',
    firstDraft: '新事项，还没有发布',
    draftFrom: (version: number) => `草稿，从第 ${version} 版改起`,
    parts: '部分',
    tabs: { diagram: '流程图', forms: '表单', trial: '试运行' },
    undo: '撤销',
    redo: '重做',
    compare: '比较',
    check: (n: number) => `检查（${n}）`,
    checking: '正在检查…',
    publish: '发布',
    tooNarrow: '屏幕太窄，只能查看。要修改，请在电脑上打开这一页。',
    save: {
      saved: (when: string) => `已保存 ${when}`,
      changed: '有改动，马上保存',
      saving: '正在保存…',
      failed: (why: string) => `没有保存上：${why}。稍后会自动再试，请先不要关闭页面。`,
      overtaken: '没有保存',
    },
    overtaken: (who: string, when: string) => `${who} ${when} 也保存了这份草稿，您的改动还没有存进去。`,
    takeTheirs: (who: string) => `改看${who}的，放弃我的改动`,
    keepMine: (who: string) => `用我的盖掉${who}的`,
  },
};
