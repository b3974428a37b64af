/**
 * Masks for public pages and for those who may see only that something is there (processes.md §0.7).
 * A mask never fails: what has an unexpected shape is hidden more, not less.
 */

/** Surnames of two characters 复姓; both stay visible. 百家姓 and 现代汉语常用复姓. */
const DOUBLE_SURNAMES = new Set(
  (
    '欧阳 上官 司马 诸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 司徒 司空 轩辕 端木 申屠 公羊 澹台 公冶 宗政 濮阳 ' +
    '淳于 单于 太叔 仲孙 钟离 鲜于 闾丘 南宫 百里 呼延 拓跋 独孤 完颜 赫连 万俟 闻人 东郭 西门 第五 梁丘 左丘 东门 南门 羊舌 ' +
    '微生 谷梁 亓官 巫马 乐正 漆雕 公西 颛孙 壤驷 夹谷 段干 即墨'
  ).split(' '),
);

/** `张**`, `欧阳*`: the first character, both of a double surname, one star for each other character. */
export function maskName(name: string): string {
  const characters = Array.from(name.trim());
  const kept = characters.length > 2 && DOUBLE_SURNAMES.has(characters.slice(0, 2).join('')) ? 2 : 1;
  return characters.map((character, i) => (i < kept ? character : '*')).join('');
}

/** `990101********0012`: the birth date hidden; a number of another shape keeps only its last two characters. */
export function maskId(idNo: string): string {
  return /^\d{17}[\dXx]$/.test(idNo) ? keepEnds(idNo, 6, 4) : keepEnds(idNo, 0, 2);
}

/** `138****5678`, `0936-*****67`. */
export function maskPhone(phone: string): string {
  if (/^\d{11}$/.test(phone) && phone.startsWith('1')) return keepEnds(phone, 3, 4);
  const area = /^0\d{2,3}-/.exec(phone)?.[0] ?? '';
  return area + keepEnds(phone.slice(area.length), 0, 2);
}

/** `6217***********1234`. */
export function maskCard(card: string): string {
  return /^\d{16,19}$/.test(card) ? keepEnds(card, 4, 4) : keepEnds(card, 0, 4);
}

const HOUSE_NUMBER =
  /(?:[\dA-Z０-９-]+|[一二三四五六七八九十百零〇]+)(?=附?号|栋|幢|座|单元|室|户|楼|层|弄)/gi;
/** A number at the end, as in `2单元301`; also `12-3`. */
const LAST_NUMBER = /[\dA-Z０-９][\dA-Z０-９#-]*$/i;

/** Village and group stay, the numbers of house, stair and room go: `王庄村3组**号`. */
export function maskAddress(address: string): string {
  return address.trim().replace(HOUSE_NUMBER, '**').replace(LAST_NUMBER, '**');
}

/** Identity numbers, card and phone numbers in a text. */
const NUMBERS = /(?<![\dA-Za-z])(?:\d{17}[\dXx]|\d{16,19}|1[3-9]\d{9})(?![\dA-Za-z])/g;

const NONE: ReadonlySet<string> = new Set();

/** A text with the numbers of persons in it masked by their shape, whatever it is about; `open` ones are no secret. */
export function maskNumbers(text: string, open = NONE): string {
  return text.replace(NUMBERS, (n) => (open.has(n) ? n : maskNumber(n)));
}

function maskNumber(n: string): string {
  if (n.length === 11) return maskPhone(n);
  return n.length === 18 ? maskId(n) : maskCard(n);
}

/** The first `head` and the last `tail` characters, one star for each between; all stars when there is nothing between. */
function keepEnds(text: string, head: number, tail: number): string {
  const characters = Array.from(text);
  const last = characters.length - tail;
  if (last <= head) return '*'.repeat(characters.length);
  return characters.map((character, i) => (i < head || i >= last ? character : '*')).join('');
}
