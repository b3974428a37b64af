/** What is wrong with a package 流程包 that is read, by the file that finds it. */
export const zhCN = {
  package: {
    noManifest: '包里没有 manifest.json，以 machine.json 为准，流程图按它重新画出',
    bothChanged: 'diagram.bpmn 和 machine.json 都改过，以流程图为准，machine.json 的修改没有读入',
    machineChanged: 'machine.json 改过而流程图没有改，以 machine.json 为准，流程图按它重新画出',
    tooLarge: (path: string, megabytes: number) => `“${path}”超过 ${megabytes}MB，不予读取`,
    missing: (path: string) => `清单里的“${path}”不在包里`,
    severalDiagrams: (count: number) => `里面有 ${count} 张流程图，请每次导入一张`,
    nothingInside: '里面既没有流程定义 process.json，也没有流程图 .bpmn',
    notUtf8: (path: string) => `“${path}”不是 UTF-8 编码，请另存为 UTF-8`,
  },
  manifest: {
    newerFormat: (format: number, known: number) =>
      `这个流程包的格式是 ${format}，本系统只认到格式 ${known}，请升级系统后再导入`,
    badManifest: (path: string, why: string) => `流程包的清单 manifest.json 不合规范：${path} ${why}`,
  },
  split: {
    noProcess: '没有流程定义 process.json，或里面不是流程定义',
    unused: (path: string) => `“${path}”没有用到，没有读入`,
    pathMissing: (path: string) => `process.json 里提到的“${path}”不在包里`,
    partMissing: (path: string, part: string) => `“${path}”里没有 process.json 提到的“${part}”`,
    badName: (path: string) => `“${path}”的文件名不合规范，请改用字母、数字或汉字`,
  },
  text: {
    notUtf8: (file: string) => `“${file}”不是 UTF-8 编码，请另存为 UTF-8`,
    tooDeep: (file: string, maxDepth: number) => `“${file}”嵌套超过 ${maxDepth} 层，不予读取`,
    refusedName: (file: string, refused: string) => `“${file}”里有不允许的名称 ${refused}`,
    notJson: (file: string, why: string) => `“${file}”不是有效的 JSON：${why}`,
  },
  zip: {
    tooLarge: (megabytes: number) => `压缩包超过 ${megabytes}MB`,
    twice: (path: string) => `压缩包里有两个“${path}”`,
    unpackedTooLarge: (path: string) => `“${path}”解开后过大，不予读取`,
    notZip: '这不是 ZIP 压缩包，或文件不完整',
    tooMany: (entries: number) => `压缩包里的文件超过 ${entries} 个`,
    brokenDirectory: '压缩包的目录损坏，文件可能不完整',
    nameNotUtf8: '压缩包里有文件名不是 UTF-8 编码，请换用能保存中文文件名的压缩软件',
    encrypted: (shown: string) => `“${shown}”加了密码，读不出来`,
    nameRefused: (shown: string) => `压缩包里的文件名“${shown}”不允许`,
    broken: (path: string) => `“${path}”损坏或不完整`,
    compression: (path: string) => `“${path}”的压缩方式不支持，请用普通 ZIP 重新打包`,
  },
};
