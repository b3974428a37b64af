/** What is said where cases cannot move to another version. */
export const zhCN = {
  faulty: '转入时出现故障，已记录，请联系技术人员',
  otherVersion: '请选择另一个版本',
  stepUnknown: (version: number, step: string) =>
    `第 ${version} 版没有办件可以停留的环节 ${step}，或有几个环节同名，请写出完整路径`,
};
