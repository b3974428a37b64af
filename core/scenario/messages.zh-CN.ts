/** What is said of a scenario told as another one with differences. */
export const words = {
  name: 'like 应写同一文件夹里另一个情景的文件名',
  unknown: (name: string): string => `没有可以照用的情景 ${name}`,
  cycle: (names: string): string => `情景互相照用,没有尽头:${names}`,
  same: 'same 应写一步的名称,或 { "from": …, "until": … }',
  backwards: '照用的一段,终点在起点之前',
  noAct: (mark: string): string => `所照用的情景里没有这一步:${mark}`,
  absent: (name: string): string => `这一步里没有 ${name},不必去掉`,
};
