/** Cases that open one another, whatever anybody does, would never stop. */
import type { DefinitionContext } from '../../proof/machine/context.ts';
import type { Positions, Step } from '../../proof/machine/explore.ts';
import { everyAction } from '../../proof/machine/states.ts';
import type { Rule } from '../../proof/runner.ts';
import type { BlockProof } from '../proof.ts';
import { words } from './messages.ts';

/** A process is not opened again by what its own opening brings about. */
const stops: Rule<DefinitionContext> = {
  name: 'opens_itself',
  run: (context, report) => {
    const circle = circleOf(context);
    if (!circle) return;
    const { key } = context.definition;
    const state = everyAction(context.machine).find(
      ({ type, params }) => type === 'open' && params.process === circle[1],
    )?.state;
    report({
      code: 'opens_itself',
      element: state?.key ?? key,
      path: '/machine',
      message: words.proof.opensItself(circle.join(' → ')),
      english: `Every case opens another of its own process, for ever: ${circle.join(' → ')}`,
      trace: circle,
    });
  },
};

/** The processes from this one back to it, each opened by the one before without anybody doing anything; null where none lead back. */
function circleOf(context: DefinitionContext): string[] | null {
  const { key } = context.definition;
  // what is dear is only worked out where some action leads back at all
  if (!wayBack(key, (from) => named(from === key ? context : context.other(from)))) return null;
  return wayBack(key, (from) => opensAtOnce(from === key ? context : context.other(from)));
}

/** The shortest way from a process back to it. */
function wayBack(key: string, next: (key: string) => Iterable<string>): string[] | null {
  const before = new Map<string, string>();
  const waiting = [key];
  for (const from of waiting) {
    for (const to of next(from)) {
      if (to === key) {
        const way = [from, key];
        for (let at = before.get(from); at !== undefined; at = before.get(at)) way.unshift(at);
        return way;
      }
      if (before.has(to)) continue;
      before.set(to, from);
      waiting.push(to);
    }
  }
  return null;
}

/** The processes it opens anywhere. */
function named(context: DefinitionContext | null): Set<string> {
  return new Set(context ? everyAction(context.machine).flatMap(opened) : []);
}

/** The processes every case of it opens before anybody has to act, whatever the conditions say. */
function opensAtOnce(context: DefinitionContext | null): Set<string> {
  const run = context?.explored();
  if (!context || !run || run.coverage === 'part') return new Set();
  const { outcome } = context.definition.start;
  const ways = run.ways.map(({ to, did }) => {
    const handedIn = run.steps.filter(
      ({ from, happening }) => from === to && happening.kind === 'outcome' && happening.type === outcome,
    );
    return joined(did.flatMap(opened), inAll(handedIn.map((step) => after(run, step, new Set()))));
  });
  return inAll(ways);
}

/** What is opened in a step, and after it as long as nobody has to act. */
function after(run: Positions, step: Step, seen: ReadonlySet<number>): Set<string> {
  const { to, did } = step;
  const own = did.flatMap(opened);
  const waitsForPeople = run.positions[to]?.active.some(({ meta }) => meta.task !== undefined);
  if (waitsForPeople || seen.has(to)) return new Set(own);
  const on = run.steps.filter(({ from, happening }) => from === to && BY_ITSELF.has(happening.kind));
  return joined(own, inAll(on.map((next) => after(run, next, new Set([...seen, to])))));
}

/** What happens without anybody. */
const BY_ITSELF: ReadonlySet<string> = new Set(['time', 'answer']);

function opened({ type, params }: { type: string; params: { process?: unknown } }): string[] {
  return type === 'open' ? [String(params.process)] : [];
}

function joined(some: readonly string[], more: ReadonlySet<string>): Set<string> {
  return new Set([...some, ...more]);
}

/** What stands in every one of them; nothing where there is none. */
function inAll([first, ...others]: ReadonlySet<string>[]): Set<string> {
  return new Set([...(first ?? [])].filter((one) => others.every((other) => other.has(one))));
}

export const proof: BlockProof = { rules: [stops], findings: { opens_itself: 'error' } };
