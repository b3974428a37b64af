/** What is said of records that were changed, and of backups. */
export const zhCN = {
  chain: {
    missing: '记录缺失',
    changed: '记录被改动',
    endDiffers: '末条记录与办件不符',
  },
  backup: {
    noStore: (folder: string) => `${folder} 里没有乡治的数据`,
    notEmpty: '这里已经有数据，没有恢复；确定要用备份代替的，请加 --force',
    inUse: (why: string) => `数据打不开，请先停止正在运行的服务：${why}`,
    busy: '备份期间一直有人办理，请在空闲时或停止服务后再备份',
    exists: (file: string) => `${file} 已经存在，请换一个文件名`,
    noFile: (file: string) => `没有文件 ${file}`,
    cutOff: '备份文件不完整，后面的内容缺失',
    notOurs: '这不是乡治的备份文件',
    notOursOrBroken: '这不是乡治的备份文件，或文件损坏',
    newer: (format: number, known: number) =>
      `备份的格式是 ${format}，本系统只认到格式 ${known}，请用更新的版本恢复`,
    fileIncomplete: (id: string) => `备份文件里的附件 ${id} 不完整`,
    countDiffers: '备份文件的内容与末尾的数目不符，可能被改动过',
    lineUnreadable: (line: number) => `备份文件第 ${line} 行读不出来，文件可能损坏`,
  },
};
