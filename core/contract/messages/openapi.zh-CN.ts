/** Words of the interface's documentation beside those of the single calls. */
import type { Who } from '../call.ts';

export const words: {
  title: string;
  description: string;
  session: string;
  answered: string;
  answers: Readonly<Record<string, string>>;
  missing: string;
  impossible: string;
  noSuchPart: string;
  common: Readonly<Record<number, string>>;
  who: Readonly<Record<Who, string>>;
} = {
  title: '乡治 Xiangzhi',
  description:
    '更改数据的请求带上请求头 x-csrf-token（取自登录或 GET /api/me）。出错时一律回答 {code, message, path?, details?}:code 不变，供程序判断；message 可直接给人看。',
  session: '登录后得到的会话 Cookie',
  answered: '成功',
  answers: {
    101: '已建立实时连接，以下为每条消息的格式',
    200: '成功',
    201: '已新建',
    202: '已受理，在后台进行',
    204: '成功，无内容',
    206: '要读的那一段',
  },
  missing: '没有找到',
  impossible: '目前的进展不允许',
  noSuchPart: '没有要读的这一段',
  common: {
    400: '请求格式有误',
    401: '没有登录',
    403: '没有权限，或页面已过期',
    413: '内容过大',
    414: '地址过长',
    415: '不支持这种内容',
    422: '填写的内容有误',
    429: '操作过于频繁',
    500: '系统出现故障',
    503: '系统暂时不可用',
  },
  who: {
    anyone: '无需登录',
    person: '登录后可用；能看到、能办什么由岗位和办件决定',
    reads: '有设计或发布权限的岗位',
    designs: '有设计权限的岗位',
    publishes: '有发布权限的岗位',
    admin: '平台管理员',
    steward: '管办件的岗位（可挂起、终止、指定办理人），限所管地区',
    learner: '训练环境的登录用户',
    trainer: '训练环境的平台管理员',
  },
};
