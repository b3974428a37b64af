/** Which flows can be taken together: conditions are free, a default is taken where none holds. */
import type { SequenceFlow } from '../../bpmn/model.ts';

/** Branches that are tried in all combinations; more are tried one by one, in pairs and all together. */
const WIDE = 7;

export interface Choices {
  chosen: SequenceFlow[][];
  /** Not every combination is among them. */
  narrowed: boolean;
}

/** Out of an activity or event: flows without a condition are always taken. */
export function choicesOfActivity(flows: SequenceFlow[], standard: string | undefined): Choices {
  const other = flows.find(({ id }) => id === standard);
  const asked = flows.filter((flow) => flow.condition !== undefined && flow !== other);
  // a default beside flows without conditions: a sketch of a choice
  if (asked.length === 0 && other && flows.length > 1)
    return withDefault(
      [other],
      flows.filter((flow) => flow !== other),
      [],
    );
  if (asked.length === 0) return { chosen: [flows], narrowed: false };
  const always = flows.filter((flow) => flow.condition === undefined && flow !== other);
  return withDefault(other ? [other, ...always] : always, asked, always);
}

/** Out of an inclusive gateway: where no flow has a condition, each may be taken or not. */
export function choicesOfInclusive(flows: SequenceFlow[], standard: string | undefined): Choices {
  if (flows.length <= 1) return { chosen: [flows], narrowed: false };
  const other = flows.find(({ id }) => id === standard);
  const some = flows.some((flow) => flow.condition !== undefined && flow !== other);
  const always = some ? flows.filter((flow) => flow !== other && flow.condition === undefined) : [];
  return withDefault(
    other ? [other, ...always] : always,
    flows.filter((flow) => flow !== other && !always.includes(flow)),
    always,
  );
}

/** `none` when no condition holds (empty: one always does), else `always` and one or more of those asked. */
function withDefault(none: SequenceFlow[], asked: SequenceFlow[], always: SequenceFlow[]): Choices {
  const { chosen, narrowed } = subsets(asked);
  return {
    chosen: [...(none.length > 0 ? [none] : []), ...chosen.map((some) => [...always, ...some])],
    narrowed,
  };
}

/** Every choice of one or more. */
function subsets(flows: SequenceFlow[]): Choices {
  if (flows.length <= WIDE) {
    const all = Array.from({ length: 2 ** flows.length - 1 }, (_, n) =>
      flows.filter((_flow, i) => ((n + 1) >> i) & 1),
    );
    return { chosen: all, narrowed: false };
  }
  const pairs = flows.flatMap((first, i) => flows.slice(i + 1).map((second) => [first, second]));
  return { chosen: [...flows.map((flow) => [flow]), ...pairs, flows], narrowed: true };
}
