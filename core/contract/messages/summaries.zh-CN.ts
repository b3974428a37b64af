/** What each call does, one line each, for the documentation of the interface. */
import type { addresses } from '../addresses.ts';

type Summaries = {
  readonly [Area in keyof typeof addresses]: { readonly [Name in keyof (typeof addresses)[Area]]: string };
};

export const summaries: Summaries = {
  session: {
    login: '登录，得到会话 Cookie 和 csrf 令牌',
    logout: '退出登录',
    logoutAll: '退出本人在所有设备上的登录',
    changePassword: '修改本人密码，其他设备上的登录随即失效',
    me: '当前用户、岗位和可用功能',
    channels: '本人的消息设置',
    setChannels: '修改本人的消息设置',
  },
  processes: {
    list: '可以发起的事项',
    read: '一个事项的办事指南和申请表',
  },
  drafts: {
    list: '本人没有提交的申请草稿',
    read: '读取申请草稿',
    save: '保存申请草稿；别处已保存过新内容的，不覆盖',
    remove: '删除申请草稿',
  },
  cases: {
    start: '提交申请，立件；同一请求编号重复提交只立一件',
    list: '我能查看的办件，最新的在前',
    read: '一个办件',
    events: '一个办件的办理记录，最早的在前',
    act: '对整个办件进行操作：撤回、催办、挂起、恢复、终止等',
    unmask: '说明理由后查看被遮盖的内容，查看留痕',
    deliveries: '一个办件的通知记录：发给谁、用什么渠道、何时、结果',
    resend: '重新发送一条没有发出的通知',
  },
  tasks: {
    list: '待办、已办、抄送给我、我发起的',
    read: '一项待办：表单、可进行的操作、会签进度、去向',
    colleagues: '可以转办给谁',
    act: '办理一项待办：提交结论、签收、暂存、转办、催办等',
    batch: '批量办理，每项各有结果',
  },
  files: {
    upload: '上传一个文件',
    room: '还能上传多少文件，放不下时拒绝',
    read: '下载一个文件',
  },
  reference: {
    regions: '下级区划',
    calendar: '节假日和调休上班日，按年',
    messages: '发给我的通知，最新的在前',
    document: '一份文书，可打印的网页',
  },
  ledgers: {
    list: '台账在某一天的有效记录',
    export: '台账导出为 Excel',
  },
  public: {
    notices: '公示列表，最新的在前',
    notice: '一条公示',
    object: '对公示提出异议',
    track: '凭受理编号和身份证号后四位查询进度',
    demoAccounts: '演示账号（仅演示环境）',
  },
  admin: {
    moveClock: '向前拨动训练时钟（仅训练环境）',
    presetWorld: '布置训练环境的参数、台账和资金（仅训练环境）',
    askFund: '向资金账户占用、支出、释放（仅训练环境）',
    readFund: '资金账户的余额',
    calendars: '各年的工作日历、修改记录和还缺的年份',
    readNotice: '读出放假通知中的放假和上班日期，不保存',
    setCalendar: '设定一年的节假日和调休上班日',
    setParam: '设定一个参数在某地区从某日起的值，其他日期和地区的不变',
    looks: '查看个人信息和改动设置的记录',
  },
  people: {
    list: '人员和所任岗位',
    setPosts: '调整一人的岗位，即时生效；已签收的待办退回岗位',
    endSessions: '结束一人的全部登录',
    handOver: '离职转办：把一人签收的待办转给同岗位的人',
  },
  designer: {
    house: '设计事项所用的岗位和共用字段组',
    list: '全部事项，含草稿和未能发布的',
    versions: '一个事项的各个版本',
    version: '一个版本的定义和流程图',
    withdraw: '撤回尚未生效的版本',
    diff: '比较两个版本或草稿',
    check: '检查草稿、版本或一份定义',
    drafts: '一个事项的草稿',
    createDraft: '新建草稿',
    readDraft: '读取草稿',
    saveDraft: '保存草稿',
    deleteDraft: '删除草稿',
    publish: '发布草稿为新版本',
    simulate: '用场景试运行',
    replay: '用新定义重走办过的件',
    export: '导出流程包（.zip）',
    import: '导入流程包（.zip）或流程图（.bpmn）为草稿',
    migrate: '把在办的件转入另一版本：先预览，run 为真时执行',
    migrations: '版本转入的历次执行',
    migration: '一次版本转入的进度',
    stopMigration: '停止一次版本转入',
  },
  incidents: {
    list: '所管地区的异常，最新的在前',
    people: '可以指定谁来办理没有人能办的待办',
    retry: '再试一次，或重新核对是否还存在',
    appoint: '指定一人办理没有人能办的待办',
    dismiss: '说明理由后关闭',
  },
  jobs: {
    list: '后台任务，可只看一种状态的',
    read: '一项后台任务的进度，和没能办的各项',
    stop: '停止一项后台任务',
    retry: '重试一项停下来的后台任务',
    deadLetters: '多次没有办成、已停止自动重试的后续事项',
    retryDeadLetter: '重试一个已停止的后续事项',
  },
  live: {
    listen: '实时动态（WebSocket），从 cursor 处接续',
  },
  about: {
    openapi: '本接口的说明（OpenAPI）',
  },
};
