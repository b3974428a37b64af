/** 公示范围: where a notice is shown. */
import { Select } from 'antd';
import { NOTICE_RANGES, rangeWord, type NoticeRange } from '../../../core/blocks/notice/range.ts';
import { text } from '../messages.ts';

interface Props {
  id: string;
  value: readonly NoticeRange[];
  onChange: (ranges: NoticeRange[] | undefined) => void;
}

const OPTIONS = NOTICE_RANGES.map((value) => ({ value, label: rangeWord(value) }));

export function Ranges({ id, value, onChange }: Props) {
  return (
    <Select
      id={id}
      mode="multiple"
      value={[...value]}
      options={OPTIONS}
      placeholder={text.panel.noticeRangeOwn}
      onChange={(chosen) => onChange(chosen.length === 0 ? undefined : chosen)}
    />
  );
}
