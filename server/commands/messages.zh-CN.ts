/** Texts of commands. */
export const zhCN = {
  diskFull: '服务器存储空间已满,暂时不能保存,请联系管理员;已经提交的内容不受影响',
  cases: { foreign: '您的岗位不在这个县,不能在这里提交' },
  track: { locked: (minutes: number) => `这个受理编号多次查询不符,请 ${minutes} 分钟后再试` },
  looks: { reason: '请写明查看的理由' },
  params: {
    unknown: (key: string) => `没有“${key}”这个参数`,
    past: '改动只能从今天或以后的某一天起生效,已经生效的不能改写',
    type: '参数的值和参数的类型不符',
  },
  papers: {
    notUploaded: '附件还没有上传,请先上传文件',
    unknown: '附件不存在,或不是您上传的,请重新上传',
  },
  drafts: {
    gone: '这份草稿已经提交或删除',
    overtaken: '这份草稿在别处已保存过新的内容，没有覆盖',
    quota: '没有提交的草稿过多，请先提交或删除一些',
  },
  posts: {
    lastAdmin: '这是最后一名管理员,不能撤掉管理员岗位',
    unknownRole: (role: string) => `没有“${role}”这个岗位`,
    unknownRegion: (region: string) => `没有区划“${region}”`,
  },
};
