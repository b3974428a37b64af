/** What is wrong with values of forms: numbers of people, cards, phones and regions. */
export const zhCN = {
  /** What people write who say how they signed and not who they are. */
  marks: ['手印', '按手印', '指印', '签名', '已签名', '签字', '已签字'],
  regionLevels: {
    province: '省',
    city: '市（州）',
    county: '县（区）',
    township: '乡镇（街道）',
    village: '村（社区）',
    group: '村民小组',
  },
  bankCard: {
    shape: '银行账号应为16至19位数字',
    checksum: '账号未通过银行卡校验，如为存折账号可忽略，否则请核对',
  },
  creditCode: {
    shape: '统一社会信用代码应为18位数字或大写字母（不含I、O、S、V、Z）',
    checksum: '统一社会信用代码第18位校验不符，请核对',
  },
  idCard: {
    noSuchDay: '身份证号中的出生日期不存在',
    future: '身份证号中的出生日期晚于今天，请核对',
    checksum: '身份证号第18位校验不符，请核对',
    length: (length: number) => `身份证号应为18位，现为${length}位`,
    upperCase: '身份证号末位的X请用大写',
    digits: '身份证号前17位应为数字，末位应为数字或大写X',
  },
  idDocument: {
    residencePermit: '港澳台居住证号应为18位，以81、82或83开头',
    permanentResidence: '外国人永久居留身份证号应为18位并以9开头，旧证为3位字母加12位数字',
    hongKongMacaoPermit: '港澳居民来往内地通行证号应为H或M加8位数字',
    taiwanPermit: '台湾居民来往大陆通行证号应为8位数字',
    passport: '护照号应为5至15位字母或数字',
  },
  phone: {
    mobile: '手机号应为11位，以13至19开头',
    shape: '请填写11位手机号，或带区号的固定电话，如0936-8812345',
  },
  region: {
    shape: '区划代码应为2、4、6、9、12或15位数字',
    level: (level: string) => `请选择到${level}一级`,
  },
};

/** Apart: what checks no disability certificates 残疾人证 does not carry their sentences. */
export const disabilityCert = {
  shape: '残疾人证号应为20位：身份证号后加1位残疾类别（1-7）和1位等级（1-4），补办的再加B和1位数字',
  idWrong: (why: string) => `残疾人证号前18位有误：${why}`,
  otherHolder: '残疾人证号前18位与本人身份证号不一致',
  otherType: (type: string) => `残疾人证号表示${type}残疾，与所填类别不一致`,
  otherGrade: (grade: string) => `残疾人证号表示${grade}，与所填等级不一致`,
};
