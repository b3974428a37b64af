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
  declared: {
    title: '台账名称',
    fields: '各栏，按栏名：写法同表单字段（标题、类型、格式、选项）',
  },
  close: {
    label: '台账终止',
    help: '终止本件写过的一行。',
    to: '到哪天止',
    reason: '终止原因',
    reasonField: '原因记在哪一栏',
  },
};
