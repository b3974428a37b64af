/** A transition of a piece that leaves it: what the piece does on the way, and then what the using state says. */
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../vocabulary.ts';

/** The transitions that stand in place of `inner`, which leads to an exit, where `outer` is what the exit leads to. */
export function throughExit(inner: JsonObject, outer: Json, addressed: (target: Json) => Json): JsonObject[] {
  return [outer].flat().map((one) => {
    const then: JsonObject = isObject(one) ? one : { target: one as Json };
    const guard = both(inner.guard, then.guard);
    const actions = [...listOf(inner.actions), ...listOf(then.actions)];
    const reenter = inner.reenter ?? then.reenter;
    return {
      ...(guard === undefined ? {} : { guard }),
      ...(then.target === undefined ? {} : { target: addressed(then.target) }),
      ...(reenter === undefined ? {} : { reenter }),
      ...(actions.length > 0 ? { actions } : {}),
    };
  });
}

/** Both conditions as one. */
function both(a: Json | undefined, b: Json | undefined): Json | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const [one, other] = [partsOf(a), partsOf(b)];
  const condition = [one.if, other.if].filter((text) => text !== undefined);
  const together = condition.map((text) => (condition.length > 1 ? `(${text})` : text)).join(' and ');
  const places = [one.state, other.state].filter((state) => state !== undefined);
  if (places.length === 0) return { type: 'when', params: { if: together } };
  const state = places.length > 1 ? { all: places } : (places[0] as Json);
  return { type: 'in', params: { state, ...(together === '' ? {} : { if: together }) } };
}

/** A computed value is a condition by its name. */
function partsOf(guard: Json): { if?: string; state?: Json } {
  if (!isObject(guard)) return { if: String(guard) };
  const { if: condition, state } = isObject(guard.params) ? guard.params : {};
  return {
    ...(typeof condition === 'string' ? { if: condition } : {}),
    ...(state === undefined ? {} : { state }),
  };
}

function listOf(value: Json | undefined): Json[] {
  return value === undefined || value === null ? [] : [value].flat();
}
