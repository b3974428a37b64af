/** Other worlds a scenario could find: switches thrown, accounts empty, rows in the ledgers. */
import type { CompiledProcess } from '../../engine/process.ts';
import { textsOf } from '../../json.ts';
import { actionsIn, machineOf } from '../../proof/machine/states.ts';
import { evaluate } from '../../expression/index.ts';
import type { Json, JsonObject } from '../../vocabulary.ts';
import type { County } from '../county.ts';
import { regionOfStart } from '../directory.ts';
import type { WorldPreset } from '../types.ts';
import { switchesOf, type Interest } from './interest.ts';

/** The world as it is, and others in which conditions and answers turn. */
export function givenVariants(
  process: CompiledProcess,
  county: County,
  interest: Interest,
): (WorldPreset | undefined)[] {
  const { definition, forms } = process;
  const sample = forms.get(definition.start.form)?.sample ?? {};
  const usesFund = machineOf(definition).transitions.some(({ config }) =>
    actionsIn(config.actions).some(({ type }) => type.startsWith('fund.')),
  );
  const street = regionOfStart(process, sample, county).slice(0, 9);
  return [
    undefined,
    ...switchesOf(process, interest).map((params): WorldPreset => ({ params })),
    ...(usesFund ? [{ fund: { [street]: { balance: 0 } } }, { fund: { [street]: null } }] : []),
    ...ledgersOf(process, sample),
  ];
}

/** For every look-up in a ledger a world in which it finds a row that looks like the case. */
function ledgersOf({ definition }: CompiledProcess, sample: JsonObject): WorldPreset[] {
  const ledgers = new Set(
    Object.values(definition.lookups ?? {}).flatMap((lookup) => ('ledger' in lookup ? lookup.ledger : [])),
  );
  const plain = Object.entries(sample).filter(([, value]) => value !== null && typeof value !== 'object');
  const keys =
    definition.keys === undefined ? [] : textsOf(keysOf(definition.computed, definition.keys, sample));
  if (keys.length === 0) return [];
  return [...ledgers].map((ledger) => ({
    ledger: { [ledger]: [{ ...Object.fromEntries(plain), keys }] },
  }));
}

function keysOf(computed: Record<string, string> | undefined, expression: string, sample: JsonObject): Json {
  const text = computed && Object.hasOwn(computed, expression) ? computed[expression] : expression;
  return evaluate(text ?? expression, { ...sample }).value;
}
