/** Texts of commands. */
export const zhCN = {
  posts: {
    lastAdmin: '这是最后一名管理员,不能撤掉管理员岗位',
    unknownRole: (role: string) => `没有“${role}”这个岗位`,
    unknownRegion: (region: string) => `没有区划“${region}”`,
  },
};
