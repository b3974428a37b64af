/** Every text of the designer, by where it stands. Another language is another set of files of the same shape. */
import type { RoleLevel } from '../../core/engine/roles.ts';
import { calendarText } from './messages/calendar.zh-CN.ts';
import { settingText } from './messages/setting.zh-CN.ts';
import { editText } from './messages/edit.zh-CN.ts';
import { formsText } from './messages/forms.zh-CN.ts';
import { importText } from './messages/import.zh-CN.ts';
import { panelText } from './messages/panel.zh-CN.ts';
import { pieceText } from './messages/piece.zh-CN.ts';
import { problemsText } from './messages/problems.zh-CN.ts';
import { replayText } from './messages/replay.zh-CN.ts';
import { trialText } from './messages/trial.zh-CN.ts';

const levels: Record<RoleLevel, string> = {
  province: '省级',
  city: '市级',
  county: '县级',
  township: '乡镇（街道）',
  village: '村（社区）',
  group: '村民小组',
  external: '外部单位',
  any: '不限层级',
};

export const zhCN = {
  calendar: calendarText,
  setting: settingText,
  ...importText,
  pageTitle: (what: string) => `${what} · 乡治`,
  version: (n: number) => `第 ${n} 版`,
  cancel: '取消',
  close: '关闭',
  remove: '删除',
  yes: '是',
  no: '否',
  yuan: '元',
  levels,
  /** Columns whose heading stands over figures. */
  numberColumns: ['在办', '办件'],

  shell: {
    house: '乡治',
    designer: '事项设计',
    tasks: '待办',
    logout: '退出',
    skip: '跳到正文',
    notForYou: '您的账号不能设计事项。需要的话，请联系平台管理员开通。',
    toOwnPlace: '回到我的页面',
  },

  list: {
    title: '事项',
    search: '找事项',
    add: '新建事项',
    columns: ['事项', '现行版本', '草稿', '在办', '问题', '操作'] as const,
    unpublished: '还没有发布',
    scheduled: (n: number, day: string) => `第 ${n} 版 ${day}起施行`,
    noDraft: '无',
    noProblems: '无',
    problems: (n: number) => `${n} 处`,
    edit: '修改',
    goOn: '继续编辑',
    editOf: (title: string) => `修改 ${title}`,
    goOnWith: (title: string) => `继续编辑 ${title}`,
    none: { why: '还没有事项。', next: '点“新建事项”，从一张空白流程图、一个文件或者别的事项开始。' },
    noMatch: { why: '没有叫这个名字的事项。', next: '换一个词再找，或者新建一个。' },
  },

  create: {
    title: '新建事项',
    name: '事项名称',
    nameExample: '例：村级公益事业补助',
    from: '从哪里开始',
    ways: { blank: '空白流程', copy: '复制别的事项', file: '导入文件' },
    wayHints: {
      blank: '从“填表、办结”两步开始画，自带一张申请表。',
      copy: '流程和表单一起复制过来，再改成需要的样子；原来的事项不受影响。',
      file: '可以是流程图（.bpmn），也可以是别处导出的流程包（.zip）。',
    },
    original: '复制哪一个',
    choose: '请选择事项',
    file: '选择文件',
    pickFile: '选择文件…',
    key: '标识',
    keyHint: '只用小写字母、数字和连字符，会出现在网址里，建好后不能改。',
    keyOfFile: '不填就用文件里的',
    create: '建好，开始设计',
    titleMissing: '请填写事项名称',
    keyTaken: (key: string) => `标识 ${key} 已经有事项用了，请换一个`,
    keyWrong: '标识只能用小写字母、数字和连字符，如 road-repair',
    fileMissing: '请先选择文件',
    originalMissing: '请选择要复制的事项',
  },

  process: {
    where: '位置',
    back: '回到事项列表',
    backTo: (title: string) => `‹ ${title}`,
    unknown: { why: '没有这个事项。', next: '可能已经换了标识，请从列表里找。' },
    draft: (who: string, when: string, from: number | null) =>
      `${who} ${when} 保存了草稿${from === null ? '' : `（从第 ${from} 版改起）`}，还没有发布。`,
    compareDraft: '看改了什么',
    drop: '放弃草稿',
    dropSure: '放弃后，草稿里的改动都没有了，不能找回。',
    problems: '问题',
    versions: '版本',
    noVersions: { why: '还没有发布过。', next: '草稿改好、检查没有问题后发布，新办件就按它办理。' },
    compare: (chosen: number) => (chosen === 2 ? '比较这两版' : '选两版来比较'),
    columns: ['版本', '状态', '发布', '说明', '在办', '校验码', '操作'] as const,
    states: { scheduled: '待施行', effective: '现行', past: '已停用' },
    scheduled: (day: string) => `${day}起施行`,
    choose: (n: number) => `选第 ${n} 版来比较`,
    noNote: '没有写',
    export: '导出',
    migrate: '迁移办件',
    takeBack: '撤回',
    takeBackSure: (n: number) => `撤回后，第 ${n} 版到日子也不会施行。`,
    publishedBy: (who: string, when: string) => `${who} ${when} 发布`,
    editFrom: '从这一版改起',
  },

  canvas: {
    label: '流程图',
    loading: '正在打开流程图…',
    broken: '这张流程图打不开，文件可能不完整。',
    zoom: '缩放',
    zoomIn: '放大',
    zoomOut: '缩小',
    whole: '全图',
  },

  draw: {
    start: '开始',
    step: '环节（有人办理）',
    newStep: '新环节',
    publicity: '公示',
    piece: (title: string) => `公共流程段：${title}`,
    inPublicity: '公示中',
    choice: '分支：只走一路',
    parallel: '并行：各路都走',
    timer: '等待时间',
    service: '系统动作',
    end: '结束',
    pool: '泳池',
    hand: '移动画布',
    lasso: '框选',
    space: '拉开或收拢空间',
    connect: '连线',
    goOn: (what: string) => `接着画：${what}`,
    done: '完成',
  },

  publish: {
    title: '发布',
    of: (title: string) => `发布“${title}”`,
    blocked: (n: number) => `还有 ${n} 处必须先改：`,
    note: '这一版改了什么',
    noteExample: '例：县级审批的期限由 3 个工作日改为 5 个工作日',
    from: '什么时候开始用',
    now: '马上',
    later: '从某一天起',
    day: '施行日期',
    notSaved: '草稿还没有保存上，先解决保存的问题再发布',
    dayMissing: '请选择从哪一天起施行',
    running: '已经在办的办件仍按原来的版本和表单办完，不受影响。',
    publishNow: '发布，新办件马上按它办',
    publishLater: '发布，到日子施行',
    seeChanges: '看改了什么',
    done: '已发布',
    published: (n: number) => `第 ${n} 版已发布`,
    doneNow: '从现在起，新办件按这一版办理。',
    doneLater: (day: string) => `${day}起，新办件按这一版办理；在那之前仍用现行版本。`,
    stillRunning: (version: number, n: number) =>
      `第 ${version} 版上还有 ${n} 件在办，会按原来的版本办完。也可以把它们迁移到新版本。`,
    toMigration: '看看哪些能迁移',
    toVersions: '回到版本列表',
  },

  migrate: {
    title: '迁移办件',
    of: (from: number, to: number) => `把在办的办件从第 ${from} 版迁移到第 ${to} 版`,
    back: '回到版本列表',
    lead: (movable: number, total: number) =>
      total === 0
        ? '这一版上没有在办的办件。'
        : `共 ${total} 件在办，其中 ${movable} 件可以迁移。每一件要么整件迁移，要么原样不动。`,
    mapping: '环节对应',
    mappingColumns: ['原来的环节', '办件', '新的环节', '怎么来的'] as const,
    targetOf: (label: string) => `“${label}”对应到`,
    noTarget: '没有对应的环节',
    how: { same: '同名', guessed: '按名称推测，请核对', given: '您指定的', none: '没有找到' },
    cases: '办件',
    caseColumns: ['受理编号', '标题', '能否迁移'] as const,
    noCases: '没有要迁移的办件。',
    movable: '可以',
    reason: '为什么迁移',
    reasonExample: '会记进每件办件的经过',
    reasonMissing: '请写明为什么迁移',
    bites: '迁移后要受影响的',
    run: (n: number) => `迁移这 ${n} 件`,
    progress: '迁移进度',
    states: {
      running: (moved: number, total: number) =>
        `正在迁移，已完成 ${moved} / ${total} 件。可以离开本页，不会中断。`,
      done: (moved: number, total: number) => `迁移完毕，共 ${total} 件，迁移了 ${moved} 件。`,
      stopped: (moved: number, total: number) => `迁移已停止，共 ${total} 件，迁移了 ${moved} 件。`,
    },
    left: '没有迁移的办件',
  },

  compare: {
    title: '比较版本',
    of: (from: string, to: string) => `${from} 与 ${to} 的不同`,
    back: '回到版本列表',
    toDraft: '回到草稿',
    draft: '草稿',
    changes: '改动',
    count: (n: number) => (n === 0 ? '没有改动' : `${n} 处改动`),
    none: { why: '两边完全一样。', next: '改过以后再来看，这里会逐条写明。' },
    kinds: { added: '新增', removed: '删除', changed: '修改' },
    before: '之前的流程图',
    after: '之后的流程图',
  },

  keys: {
    title: '按键',
    list: [
      ['Ctrl + S', '马上保存（平时自动保存）'],
      ['Ctrl + Z', '撤销'],
      ['Ctrl + Y', '重做'],
      ['/', '在流程图中查找'],
      ['Delete', '删除选中的图形或字段'],
      ['Alt + ↑ ↓', '移动选中的字段'],
      ['方向键', '移动画布'],
      ['?', '显示这张表'],
    ] as const,
  },

  ...editText,
  ...panelText,
  ...pieceText,
  ...formsText,
  ...problemsText,
  ...replayText,
  ...trialText,
};
