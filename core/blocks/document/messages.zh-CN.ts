/** Words of the block that issues documents 文书. */
export const words = {
  documents: '文书',
  document: {
    title: '文书标题',
    number: '文号样式；不写不编号',
    body: '正文，一行一项；“# ”标题，“| 甲 | 乙 |”表格，{{ FEEL }} 填入',
    to: '送达给谁，FEEL',
  },
  issue: {
    label: '出文书',
    help: '按本事项的文书模板出一份文书，编号并随办件保存。',
    document: '哪份文书',
    data: '另外写入的内容',
    dataHint: '名称对应计算式；模板里可以直接引用。',
  },
};
