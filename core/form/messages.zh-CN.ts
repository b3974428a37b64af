/** Words in which values of forms are said, on screens and on paper alike. */
export const formWords = {
  yes: '是',
  no: '否',
  badPattern: (pattern: string) => `格式要求“${pattern}”可能永远算不完(重复里又有重复,或写法过于复杂),请改写`,
  badAccept: (unknown: string, known: string) =>
    `“x-accept”写的文件种类“${unknown}”不认识,只能从 ${known} 里选`,
  /** Between the entries of a list. */
  between: '、',
  yuan: (amount: string) => `${amount} 元`,
  withUnit: (value: string, unit: string) => `${value} ${unit}`,
  signed: '已签名',
  signedBy: (name: string) => `${name}(已签名)`,
  signers: '签名人',
  unsigned: (title: string, names: string[]) => `${title}还缺${names.join('、')}的签名`,
  signatures: (title: string, needed: number, signed: number) => `${title}须${needed}人签名,现有${signed}人`,
  /** A paper of which neither kind nor name is known. */
  paper: '附件',
  paperOf: (kind: string, name: string) => `${kind}:${name}`,
  place: (latitude: string, longitude: string) => `${latitude},${longitude}`,
  north: (degrees: string) => `北纬 ${degrees}°`,
  south: (degrees: string) => `南纬 ${degrees}°`,
  east: (degrees: string) => `东经 ${degrees}°`,
  west: (degrees: string) => `西经 ${degrees}°`,
  oneLine: (title: string) => `${title}应写在一行内,请去掉换行`,
  tooLarge: (title: string) => `${title}数值过大,请核对是否多输了数字`,
  tooPrecise: (title: string) => `${title}位数过多,最多15位有效数字`,
  rowTitle: (list: string, n: number) => `${list} ${n}`,
};
