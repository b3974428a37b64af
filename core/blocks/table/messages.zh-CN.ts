/** Words of decision tables 标准表. */
export const words = {
  proof: {
    table: (label: string) => `标准表“${label}”`,
    hole: (table: string, how: string, when: string) => `${table}${how}：${when}时没有适用的行`,
    certain: '有遗漏',
    possible: '可能有遗漏',
    unusedRow: (table: string, row: number) => `${table}第${row}行永远用不上`,
    overlap: (table: string, first: number, second: number, when: string) =>
      `${table}第${first}行与第${second}行同时适用：${when}`,
  },
  tables: '标准表',
  table: {
    label: '标准表名称',
    asOf: '按哪一天的标准，FEEL；不写为本件受理之日，today 为办理当日',
    hit: '命中几行：first 第一行、unique 只许一行、collect 全部',
    inputs: '输入列',
    outputs: '输出列',
    rules: '各行标准',
  },
  input: { name: '列名', value: '这一列的值，FEEL' },
  rule: {
    when: '每个输入一个条件，- 表示不限',
    then: '每个输出一个 FEEL',
    from: '从哪天起有效',
    to: '到哪天为止',
    region: '只在哪个区划',
    note: '备注、依据',
  },
};
