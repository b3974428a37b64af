/**
 * A condition as the guard reasoning sees it: comparisons of *terms* with constants, joined by and, or, not, if.
 * A term is anything whose value is not known, a field or a call such as `count(members)`, known by its text: the same
 * text has the same value while one set of guards is judged.
 */
import { evaluate } from '../expression/index.ts';
import { childrenOf, nameOf, type Node, parse } from '../expression/syntax.ts';
import { faultOf, readsIn } from './parsed.ts';
import type { Feel, Json } from '../vocabulary.ts';

export type Op = '=' | '!=' | '<' | '<=' | '>' | '>=';

export type Guard =
  | { kind: 'constant'; value: Json }
  | { kind: 'term'; term: string }
  | { kind: 'compare'; op: Op; left: Guard; right: Guard }
  | { kind: 'and' | 'or'; of: Guard[] }
  | { kind: 'not'; of: Guard }
  | { kind: 'if'; when: Guard; then: Guard; otherwise: Guard };

/** What is known of a term beside its name. */
export interface Term {
  /** A variable or path, not a call or a calculation. */
  plain: boolean;
  /** Paths it is made from. */
  reads: string[];
  /** Two terms whose order is asked for; the term itself is −1, 0 or 1. */
  order?: [string, string];
}

export interface ReadGuards {
  guards: Guard[];
  terms: Map<string, Term>;
  /** Why a condition cannot be reasoned about, by its place in the list. */
  unreadable: Map<number, string>;
}

/** Conditions kept for one set of names. */
const CACHED = 5_000;

/** How deep named expressions are written into the conditions that use them. */
const DEPTH = 8;

const FLIPPED: Record<Op, Op> = { '=': '=', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

type Expand = (name: string) => Feel | undefined;

interface One {
  guard: Guard;
  terms: Map<string, Term>;
  unreadable?: string;
}

/** Conditions read before, by what stands behind their names; a proof asks for the same ones again and again. */
const known = new WeakMap<Expand, Map<Feel, One>>();
const nothingBehind: Expand = () => undefined;

/** Reads conditions; `expand` gives the expression behind a computed name. */
export function readGuards(conditions: Feel[], expand: Expand = nothingBehind): ReadGuards {
  let cache = known.get(expand);
  if (!cache || cache.size > CACHED) known.set(expand, (cache = new Map()));
  const unreadable = new Map<number, string>();
  const terms = new Map<string, Term>();
  const guards = conditions.map((condition, i) => {
    let one = cache.get(condition);
    if (!one) cache.set(condition, (one = readOne(condition, expand)));
    if (one.unreadable !== undefined) unreadable.set(i, one.unreadable);
    for (const [name, term] of one.terms) terms.set(name, term);
    return one.guard;
  });
  return { guards, terms, unreadable };
}

function readOne(condition: Feel, expand: Expand): One {
  const fault = faultOf(condition);
  if (fault !== null)
    return { guard: { kind: 'term', term: condition }, terms: new Map(), unreadable: fault };
  const reader = new Reader(expand);
  return { guard: reader.read(condition), terms: reader.terms };
}

class Reader {
  readonly terms = new Map<string, Term>();
  private text = '';
  private depth = 0;

  constructor(private readonly expand: Expand) {}

  read(text: Feel): Guard {
    const before = this.text;
    this.text = text;
    this.depth += 1;
    const guard = this.node(childrenOf(parse(text).topNode)[0] as Node);
    this.depth -= 1;
    this.text = before;
    return guard;
  }

  private node(node: Node): Guard {
    const children = childrenOf(node);
    switch (node.name) {
      case 'ParenthesizedExpression':
        return this.node(children[1] as Node);
      case 'Conjunction':
      case 'Disjunction': {
        const of = children
          .filter(({ name }) => name !== 'and' && name !== 'or')
          .map((child) => this.node(child));
        return { kind: node.name === 'Conjunction' ? 'and' : 'or', of };
      }
      case 'IfExpression':
        return {
          kind: 'if',
          when: this.node(children[1] as Node),
          then: this.node(children[3] as Node),
          otherwise: this.node(children[5] as Node),
        };
      case 'Comparison':
        return this.comparison(node, children);
      case 'FunctionInvocation':
        return this.negation(children) ?? this.leaf(node);
      default:
        return this.leaf(node);
    }
  }

  private negation([target, , args]: Node[]): Guard | null {
    if (!target || !args || nameOf(target, this.text) !== 'not') return null;
    const only = childrenOf(args);
    return only.length === 1 ? { kind: 'not', of: this.node(only[0] as Node) } : null;
  }

  private comparison(node: Node, children: Node[]): Guard {
    const [left, how, right] = children as [Node, Node, Node];
    if (how.name === 'CompareOp')
      return this.compare(this.slice(how) as Op, this.node(left), this.node(right), node);
    if (how.name === 'between') {
      const of = [this.compare('>=', this.node(left), this.node(right), node)];
      return {
        kind: 'and',
        of: [...of, this.compare('<=', this.node(left), this.node(children[4] as Node), node)],
      };
    }
    const tests = children
      .slice(2)
      .flatMap((child) => (child.name === 'PositiveUnaryTests' ? childrenOf(child) : [child]));
    const of = tests
      .filter(({ name }) => name === 'PositiveUnaryTest')
      .map((test) => this.test(left, test, node));
    return of.every((one): one is Guard => one !== null) && of.length > 0
      ? { kind: 'or', of }
      : this.leaf(node);
  }

  /** One of the tests after `in`; null where it is not made of constants. */
  private test(left: Node, test: Node, whole: Node): Guard | null {
    let inner = childrenOf(test)[0] as Node;
    while (inner.name === 'ParenthesizedExpression' || inner.name === 'SimplePositiveUnaryTest') {
      const children = childrenOf(inner);
      if (children[0]?.name === 'CompareOp') {
        return this.compare(
          this.slice(children[0]) as Op,
          this.node(left),
          this.node(children[1] as Node),
          whole,
        );
      }
      inner = children[inner.name === 'ParenthesizedExpression' ? 1 : 0] as Node;
    }
    if (inner.name === 'Interval') return this.interval(left, childrenOf(inner), whole);
    if (inner.name === 'List') {
      const items = childrenOf(inner).filter(({ name }) => name !== '[' && name !== ']');
      return {
        kind: 'or',
        of: items.map((item) => this.compare('=', this.node(left), this.node(item), whole)),
      };
    }
    const value = this.node(inner);
    return value.kind === 'constant' && !Array.isArray(value.value)
      ? this.compare('=', this.node(left), value, whole)
      : null;
  }

  private interval(left: Node, [open, low, , high, close]: Node[], whole: Node): Guard {
    const from = this.compare(
      open?.name === '[' ? '>=' : '>',
      this.node(left),
      this.node(low as Node),
      whole,
    );
    const to = this.compare(
      close?.name === ']' ? '<=' : '<',
      this.node(left),
      this.node(high as Node),
      whole,
    );
    return { kind: 'and', of: [from, to] };
  }

  private compare(op: Op, left: Guard, right: Guard, node: Node): Guard {
    if (left.kind === 'term' && right.kind === 'term') return this.order(op, left.term, right.term);
    const plain = (side: Guard): boolean => side.kind === 'constant';
    if (!plain(left) && !plain(right)) return this.leaf(node);
    return { kind: 'compare', op, left, right };
  }

  /** `a < b` asks for the order of two unknowns, which is one unknown with three values. */
  private order(op: Op, left: string, right: string): Guard {
    if (left === right) return { kind: 'constant', value: op === '=' || op === '<=' || op === '>=' };
    const [first, second, by] = left < right ? [left, right, op] : [right, left, FLIPPED[op]];
    const term = `${first} ⋚ ${second}`;
    const from = [first, second].flatMap((name) => this.terms.get(name)?.reads ?? [name]);
    this.terms.set(term, { plain: true, reads: from, order: [first, second] });
    return { kind: 'compare', op: by, left: { kind: 'term', term }, right: { kind: 'constant', value: 0 } };
  }

  /** A constant, a named expression, or a term. */
  private leaf(node: Node): Guard {
    const text = this.slice(node);
    if (node.name === 'VariableName' && this.depth < DEPTH) {
      const behind = this.expand(text);
      if (behind !== undefined && faultOf(behind) === null) return this.read(behind);
    }
    const from = readsIn(text).map(({ path }) => path.join('.'));
    if (from.length === 0) {
      const literal = dateIn(node, text);
      const { value, warnings } = literal === null ? evaluate(text, {}) : { value: literal, warnings: [] };
      if (warnings.length === 0) return { kind: 'constant', value };
    }
    const term = text.replace(/\s+/g, ' ').trim();
    if (!this.terms.has(term)) {
      this.terms.set(term, {
        plain: node.name === 'VariableName' || node.name === 'PathExpression',
        reads: from,
      });
    }
    return { kind: 'term', term };
  }

  private slice(node: Node): string {
    return this.text.slice(node.from, node.to);
  }
}

/** `date("2026-01-01")` stands for its day; days of equal form compare as text. */
function dateIn(node: Node, text: string): string | null {
  return node.name === 'DateTimeLiteral'
    ? (/^date\s*\(\s*"(\d{4}-\d{2}-\d{2})"\s*\)$/.exec(text)?.[1] ?? null)
    : null;
}
