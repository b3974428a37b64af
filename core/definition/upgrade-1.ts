/**
 * Format 1 → 2. What the program of format 1 took from a field's or a parameter's name, the definition says: which
 * fields answer an objection, how long an ended publicity is shown, which column a row's reason goes into.
 */
import { isObject } from '../json.ts';

type Written = Record<string, unknown>;

/** The parameter format 1 read by its key, as a definition asks for one. */
const SHOWN_FOR = 'publicity_archive_days';

/** The definition with those names written out where they were meant. */
export function sayWhatWasGuessed(definition: Written): Written {
  let publicity = false;
  const next = each(definition, (value, name) => {
    if (name === 'notice' && value['kind'] === 'publicity') publicity = true;
    if (name === 'notice') return noticeSaid(value);
    return value['type'] === 'ledger.close' ? closingSaid(value) : value;
  });
  if (!publicity) return next;
  const param = { key: SHOWN_FOR, type: 'integer', default: 30, label: '公示结束后对外可见的天数' };
  const params = isObject(next['params']) ? next['params'] : {};
  return { ...next, params: { [SHOWN_FOR]: param, ...params } };
}

function noticeSaid(notice: Written): Written {
  return {
    ...(notice['kind'] === 'publicity' ? { archive: { cd: `params.${SHOWN_FOR}` } } : {}),
    ...(typeof notice['objections'] === 'string' ? { answer: { finding: 'finding', reply: 'reply' } } : {}),
    ...notice,
  };
}

function closingSaid(action: Written): Written {
  const { params } = action;
  if (!isObject(params) || params['reason'] === undefined) return action;
  return { ...action, params: { reasonField: 'exit_reason', ...params } };
}

/** A copy in which every object is what `change` makes of it, told the name it stands under. */
function each(value: Written, change: (value: Written, name: string) => Written, name = ''): Written {
  const into = (inner: unknown, under: string): unknown => {
    if (Array.isArray(inner)) return inner.map((item) => into(item, under));
    return isObject(inner) ? each(inner, change, under) : inner;
  };
  const copy = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, into(inner, key)]));
  return change(copy, name);
}
