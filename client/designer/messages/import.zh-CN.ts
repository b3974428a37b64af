/** Texts of reading in a file: which of its processes is meant. */
export const importText = {
  fileImport: {
    which: '导入哪一个流程',
    several: (all: number) =>
      `这个文件里有 ${all} 个流程。一个事项只办一个流程，请选要导入的；别的可以再导入一次，另建事项。`,
    choose: '请先选要导入哪一个流程',
    marked: '文件里标明要运行',
    elements: (n: number) => `${n} 个图形`,
    brings: (titles: readonly string[]) => `一起导入：${titles.map(quoted).join('、')}（由它调用）`,
    leaves: (titles: readonly string[]) => `不导入：${titles.map(quoted).join('、')}`,
    called: '被别的流程调用的，随调用它的一起导入',
    calledBy: (title: string, callers: readonly string[]) =>
      `${quoted(title)}由${callers.map(quoted).join('、')}调用`,
  },
};

function quoted(title: string): string {
  return `“${title}”`;
}
