/** Words of ledgers, on screens and in workbooks. */
export const ledgerMessages = {
  /** A ledger nobody has given a name. */
  untitled: '台账',
  caseNo: '受理编号',
  region: '地区',
  from: '起',
  to: '止',
  yuan: '元',
  withUnit: (label: string, unit: string) => `${label}（${unit}）`,
};
