/** Words of the block that keeps ledgers 台账. */
export const words = {
  ledger: '哪本台账',
  row: '哪一行',
  rowHint: '一件办件写多行时，用它区分；不填就是一行。',
  put: {
    label: '记入台账',
    help: '在台账里新增一行，或改写本件写过的那一行。',
    fields: '各栏内容',
    keys: '查找依据',
    keysHint: '别的办件按这些值（身份证号、区划代码等）找到这一行。',
    from: '从哪天起',
    to: '到哪天止',
    region: '所属区划',
  },
  lookup: {
    ledger: '查哪个台账',
    keys: '按什么查，算出一列的 FEEL',
    since: '从哪天起有效的，FEEL',
    where: '另外的条件，FEEL，可用 row',
  },
  ledgers: '本事项写的台账：名称和各栏',
  untitled: (ledger: string, column: string) =>
    `台账“${ledger}”的“${column}”一栏没有标题，导出的表上只能写它的栏名`,
  declared: {
    title: '台账名称',
    fields: '各栏，按栏名：写法同表单字段（标题、类型、格式、选项）',
  },
  enter: {
    label: '进入台账',
    help: '新增一行，同一个人（或同一个键）只能有一行有效；已有的不再新增，本件得知被谁占着。',
    keys: '凭什么只许一行',
    keysHint: '一列值，例如各成员的身份证号，或“人员/补贴/月份”；其中任何一个已有有效的行，就不能进入。',
    reason: '进入原因',
  },
  change: {
    label: '台账变更',
    help: '原来的一行到前一天为止，从生效之日起由新的一行接续；过去的内容不改写。',
    key: '哪一行：它的键',
    fields: '变更的各栏',
  },
  exit: {
    label: '退出台账',
    help: '按键找到有效的一行并终止，不论由哪件办件进入。',
    reason: '退出原因',
    to: '最后一天',
  },
  heard: { entered: '已进入台账', taken: '台账里已有有效的一行' },
  refused: { none: '台账里没有可以变更或退出的有效一行，没有写入' },
  close: {
    label: '台账终止',
    help: '终止本件写过的一行。',
    to: '到哪天止',
    reason: '终止原因',
    reasonField: '原因记在哪一栏',
  },
};
