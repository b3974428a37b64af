/** Names of invented people. Plain country names; combinations that a known person bears are left out. */
import { draw } from './random.ts';
import type { Gender } from './numbers.ts';

const SURNAMES = [
  ...'张王李赵陈杨吴刘黄周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金贾夏韦傅方邹熊白秦邱侯江尹薛闫段雷龙黎史陶贺郝顾龚邵万覃武钱严莫孔向常',
  ...['欧阳', '司马', '上官', '皇甫', '尉迟'],
];

/** The family names of processes.md F.2 households, more common than the rest. */
const COMMON_SURNAMES = [...'张王李赵陈杨刘马郭何'];

const OLD_MEN =
  '守田 满仓 来财 双喜 玉堂 宝柱 连生 润生 存喜 旺才 根生 有粮 喜顺 荣贵 银柱 福来 天保 长锁 发祥 世昌 万财 应龙 进财 得贵 生荣 怀仁 学礼 克让 尚义'.split(
    ' ',
  );
const OLD_WOMEN =
  '秀英 桂花 玉莲 凤仙 翠兰 银花 巧珍 淑贤 桂芳 菊香 玉梅 彩云 金枝 月娥 香莲 存女 秀梅 兰芳 秋菊 桃花 雪梅 素珍 喜梅 秀兰 惠芳 春桃 腊梅 爱莲 粉花 玉凤'.split(
    ' ',
  );
const MEN =
  '建荣 志恒 文斌 立新 耀祖 兴旺 延平 鹏程 春雷 继业 维忠 锦程 彦龙 宗平 树林 庆丰 学峰 占军 全胜 克俭 伟业 守信 永泰 广田 恒昌 润泽 俊山 亚军 存义 长林 连科 富强 启明 士诚 万里 景田 怀远 志坚 殿文 茂林 双全 国梁 忠孝 家旺 元林 新民 彦虎 宝山 世雄 金城 增福 效忠 恩泽 玉田 建业 喜林 治国 海生 顺利 育才 登科 进山 广生 秉义 永录 发旺'.split(
    ' ',
  );
const WOMEN =
  '晓红 小燕 艳芳 丽娟 雅琴 玉霞 秀娟 春梅 建芳 文静 红霞 翠萍 彩霞 慧玲 淑芬 亚丽 小兰 永红 瑞芳 巧玲 雪琴 佩华 莉萍 素琴 俊梅 晓梅 燕玲 志芳 惠琴 月红 桂琴 银霞 凤霞 雅丽 小琴 海燕 春燕 丽萍 玉琴 金霞 兰英 爱琴 红梅 桂霞 芳琴 慧萍 文娟 雪莲 秋霞 改琴 彩琴 喜霞 香兰 转英 玲玲 变琴 满霞 润梅 存英 忠梅 小翠 巧霞 明霞 晓蓉 亚琴 会琴 淑霞 玉兰 世琴'.split(
    ' ',
  );
const BOYS = '子轩 浩宇 宇航 俊熙 梓豪 嘉乐 博文 天佑 一鸣 家豪 明轩 子墨 瑞阳 昊然 思远 小宝 嘉诚'.split(
  ' ',
);
const GIRLS =
  '梓涵 欣怡 雨桐 诗琪 佳怡 可欣 思琪 雅婷 若曦 语嫣 梦瑶 子涵 欣妍 依诺 一诺 美琪 静怡 晓萱'.split(' ');

const KNOWN_PERSONS = new Set(
  '王文斌 马文斌 刘文斌 张建业 王建业 刘建业 黄建业 王春梅 马春梅 周立新 王立新 刘庆丰 王学峰 李学峰 高晓红 冯晓红 李晓红 王玉霞 王红梅 李红梅 张红梅 王海燕 李海燕 刘海燕 王丽萍 张丽萍 李丽萍 韩雪梅 曹雪梅 高秀英 陈秀英 陈红霞 张春燕 李启明 陈启明 黎元林 王宝山 李新民 韩新民 王新民 侯宝山 张润泽 吴忠孝 陈玲玲 李玲玲 王玲玲 钱玲玲 胡耀祖 王富强 郭富强 李富强 许海燕 林玉兰 邓玉兰 韩玉兰 潘士诚 张士诚 顾士诚 王启明 刘启明 雷锦程 王治国 李治国 陈治国 刘育才 王建荣 陈建荣 沈文静 姚文静'.split(
    ' ',
  ),
);

/** The given names that fit a sex and a year of birth. */
function givenNames(gender: Gender, birthYear: number): string[] {
  if (birthYear < 1966) return gender === '男' ? OLD_MEN : OLD_WOMEN;
  if (birthYear < 2006) return gender === '男' ? MEN : WOMEN;
  return gender === '男' ? BOYS : GIRLS;
}

/** A name, repeatable by `key`; with `surname` the name of a child or brother. Never one of `taken`. */
export function makeName(
  key: string,
  gender: Gender,
  birthYear: number,
  options: { surname?: string; taken?: Set<string> } = {},
): string {
  for (let attempt = 0; attempt < 1000; attempt += 1) {
    const d = draw(`name ${key} ${attempt}`);
    const surname = options.surname ?? (d.chance(35) ? d.pick(COMMON_SURNAMES) : d.pick(SURNAMES));
    const name = surname + d.pick(givenNames(gender, birthYear));
    if (!KNOWN_PERSONS.has(name) && !options.taken?.has(name)) return name;
  }
  throw new Error(`no free name for ${key}`);
}

/** The surname of a name; double surnames keep two characters. */
export function surnameOf(name: string): string {
  return SURNAMES.find((surname) => surname.length === 2 && name.startsWith(surname)) ?? name.slice(0, 1);
}
