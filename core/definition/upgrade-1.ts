/**
 * Format 1 → 2. What the program of format 1 took from a field's or a parameter's name, the definition says: which
 * fields answer an objection, how long an ended publicity is shown, which column a row's reason goes into, whether
 * money for an account tops it up or is carried over.
 */
import { isObject } from '../json.ts';

type Written = Record<string, unknown>;

/** The parameter format 1 read by its key, as a definition asks for one. */
const SHOWN_FOR = 'publicity_archive_days';

/** The definition with those names written out where they were meant. */
export function sayWhatWasGuessed(definition: Written): Written {
  let publicity = false;
  const next = each(blocksNamed(definition), (value, name) => {
    if (name === 'notice' && value['kind'] === 'publicity') publicity = true;
    if (name === 'notice') return noticeSaid(value);
    return actionSaid(value);
  });
  if (!publicity) return next;
  const param = { key: SHOWN_FOR, type: 'integer', default: 30, label: '公示结束后对外可见的天数' };
  const params = isObject(next['params']) ? next['params'] : {};
  return { ...next, params: { [SHOWN_FOR]: param, ...params } };
}

/** What an account said as `red` it says as `blocks`, wherever a look-up of an account is read. */
function blocksNamed(definition: Written): Written {
  const { lookups } = definition;
  const accounts = Object.entries(isObject(lookups) ? lookups : {}).flatMap(([name, lookup]) =>
    isObject(lookup) && lookup['fund'] !== undefined && /^\w+$/.test(name) ? [name] : [],
  );
  if (accounts.length === 0) return definition;
  const read = new RegExp(`(?<![\\w.])(${accounts.join('|')})\\.red\\b`, 'g');
  return each(
    definition,
    (value) => value,
    (text) => text.replace(read, '$1.blocks'),
  );
}

function noticeSaid(notice: Written): Written {
  return {
    ...(notice['kind'] === 'publicity' ? { archive: { cd: `params.${SHOWN_FOR}` } } : {}),
    ...(typeof notice['objections'] === 'string' ? { answer: { finding: 'finding', reply: 'reply' } } : {}),
    ...notice,
  };
}

function actionSaid(action: Written): Written {
  if (action['type'] === 'ledger.close') return closingSaid(action);
  if (action['type'] === 'fund.advance') return incomingSaid(action);
  return action['type'] === 'fund.open' ? openingSaid(action) : action;
}

/** What format 1 read in `data.type` of `fund.advance`. */
const INCOMING: Readonly<Record<string, string>> = {
  '"预拨"': 'fund.advance',
  '"补充"': 'fund.top_up',
  '"结转"': 'fund.carry_over',
};

function incomingSaid(action: Written): Written {
  const { params } = action;
  if (!isObject(params) || !isObject(params['data'])) return action;
  const { type: kind, ...data } = params['data'];
  const type = typeof kind === 'string' && Object.hasOwn(INCOMING, kind) ? INCOMING[kind] : undefined;
  return type === undefined ? action : { ...action, type, params: { ...params, data } };
}

function openingSaid(action: Written): Written {
  const { params } = action;
  if (!isObject(params) || !isObject(params['data'])) return action;
  const { red_limit: limit, ...data } = params['data'];
  return limit === undefined
    ? action
    : { ...action, params: { ...params, data: { ...data, block_limit: limit } } };
}

function closingSaid(action: Written): Written {
  const { params } = action;
  if (!isObject(params) || params['reason'] === undefined) return action;
  return { ...action, params: { reasonField: 'exit_reason', ...params } };
}

/** A copy in which every object is what `change` makes of it, told the name it stands under; texts what `say` does. */
function each(
  whole: Written,
  change: (value: Written, name: string) => Written,
  say: (text: string) => string = (text) => text,
): Written {
  const into = (inner: unknown, under: string): unknown => {
    if (typeof inner === 'string') return say(inner);
    if (Array.isArray(inner)) return inner.map((item) => into(item, under));
    return isObject(inner) ? inside(inner, under) : inner;
  };
  const inside = (value: Written, name: string): Written =>
    change(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, into(inner, key)])), name);
  return inside(whole, '');
}
