/** What is said of a definition whose files, or whose short notation, cannot be put together. */
export const words = {
  between: '、',
  lists: '一组动作起个名称，用到的地方只写名称',
  listName: 'machine.actions 里一组动作的名称',
  who: '由谁办：岗位代号，或写明席位；几个席位写成一列',
  to: '去哪里：环节名；按条件去几处的，写成一列',
  do: '顺带做什么',
  if: '条件，FEEL',
  in: '别的分支在哪里',
  twice: (name: string, other: string): string => `${name} 和 ${other} 写的是同一件事，请只留一处`,
  actionUnknown: (names: string): string =>
    names === '' ? '这里应写一个动作，例如 { "notify": … }' : `没有动作 ${names}`,
  actionBeside: (word: string, names: string): string => `动作 ${word} 旁边不能再写 ${names}`,
  listUnknown: (name: string): string => `没有名为 ${name} 的一组动作，请在 machine.actions 里写明`,
  listInList: (name: string): string => `一组动作里只能写动作，不能再用另一组 ${name}`,
  listsInvalid: 'machine.actions 应为“名称：一组动作”',
  doBeside: '去向不止一条时，动作 do 应写在各条去向里',
  part: (file: string, why: 'twice' | 'other'): string =>
    why === 'twice'
      ? `${file} 里的内容 process.json 里也有，请只留一处`
      : `${file} 应写成 { "${file.replace('.json', '')}": … }，不写别的`,
};
