/**
 * Types of expressions, and what does not fit in them: names nobody gives, fields a form does not have, texts compared
 * with numbers, values that are not on a field's list. What is not certain to be wrong is let pass.
 */
import { childrenOf, nameOf, type Node, parse, type Span } from '../../expression/syntax.ts';
import { faultOf } from '../parsed.ts';
import { comparisonProblem, type Side, type TypeProblem } from './compare-types.ts';
import { RESULTS } from './function-types.ts';
import { distance, literal } from './texts.ts';
import {
  ANY,
  at,
  BOOLEAN,
  listOf,
  merged,
  type Names,
  NUMBER,
  objectOf,
  optional,
  STRING,
  type Type,
} from './types.ts';
import { messages } from '../messages.ts';

/** The type of an expression; anything for a broken one. */
export function inferType(expression: string, names: Names): Type {
  return isBroken(expression) ? ANY : new Inferrer(expression, names).whole();
}

/** What does not fit in an expression. `wanted` is the kind its value must have. */
export function typeProblems(
  expression: string,
  names: Names,
  wanted?: 'boolean' | 'number' | 'list',
): TypeProblem[] {
  if (isBroken(expression)) return [];
  const inferrer = new Inferrer(expression, names);
  const type = inferrer.whole();
  if (wanted && type.kind !== wanted && type.kind !== 'any' && type.kind !== 'null') {
    inferrer.problem(
      'type_mismatch',
      { from: 0, to: expression.length },
      messages.infer.wanted(messages.kinds[wanted], messages.kinds[type.kind]),
      `expected ${wanted}, found ${type.kind}`,
    );
  }
  return inferrer.problems;
}

function isBroken(expression: string): boolean {
  return faultOf(expression) !== null;
}

/** Names bound inside, and the lists whose filter one is in. */
interface Around {
  bound: ReadonlyMap<string, Type>;
  items: readonly Type[];
}

class Inferrer {
  readonly problems: TypeProblem[] = [];

  constructor(
    private readonly text: string,
    private readonly names: Names,
  ) {}

  whole(): Type {
    return this.type(childrenOf(parse(this.text).topNode)[0] as Node, { bound: new Map(), items: [] });
  }

  problem(code: TypeProblem['code'], { from, to }: Span, chinese: string, english: string): void {
    if (!this.problems.some((one) => one.position.from === from && one.code === code))
      this.problems.push({ code, chinese, english, position: { from, to } });
  }

  private type(node: Node, around: Around): Type {
    const children = childrenOf(node);
    switch (node.name) {
      case 'NumericLiteral':
        return NUMBER;
      case 'StringLiteral':
        return { kind: 'string', values: [literal(this.slice(node))] };
      case 'BooleanLiteral':
        return BOOLEAN;
      case 'null':
        return { kind: 'null' };
      case 'VariableName':
        return this.variable(node, around);
      case 'PathExpression':
        return this.path(children, around);
      case 'FilterExpression':
        return this.filter(children, around);
      case 'ParenthesizedExpression':
        return this.type(children[1] as Node, around);
      case 'Conjunction':
      case 'Disjunction':
        for (const child of children)
          if (child.name !== 'and' && child.name !== 'or') this.truth(child, around);
        return optional(BOOLEAN);
      case 'Comparison':
        return this.comparison(children, around);
      case 'ArithmeticExpression':
        return this.arithmetic(node, children, around);
      case 'IfExpression':
        this.truth(children[1] as Node, around);
        return merged(this.type(children[3] as Node, around), this.type(children[5] as Node, around));
      case 'FunctionInvocation':
        return this.call(children, around);
      case 'ForExpression':
      case 'QuantifiedExpression':
        return this.iteration(node, children, around);
      case 'List':
        return this.list(children, around);
      case 'Context':
        return this.context(children, around);
      case 'FunctionDefinition':
      case 'Name':
      case 'Identifier':
        return ANY;
      default:
        for (const child of children) this.type(child, around);
        return ANY;
    }
  }

  private variable(node: Node, { bound, items }: Around): Type {
    const name = nameOf(node, this.text);
    const own = bound.get(name);
    if (own) return own;
    const item = items[0];
    if (name === 'item' && item) return item;
    for (const one of items) {
      if (one.kind === 'any' || (one.kind === 'object' && one.open)) return ANY;
      if (one.kind === 'object' && Object.hasOwn(one.fields, name)) return one.fields[name] as Type;
    }
    const known = this.names.get(name);
    if (known) return known;
    this.problem(
      'name_unknown',
      node,
      messages.infer.unknownName(name, this.hint(name)),
      `there is no "${name}"`,
    );
    return ANY;
  }

  private path(children: Node[], around: Around): Type {
    const target = this.type(children[0] as Node, around);
    const property = children.at(-1) as Node;
    const name = nameOf(property, this.text);
    const found = at(target, [name]);
    if (found.missing !== undefined) {
      const whole = this.text.slice((children[0] as Node).from, property.from - 1);
      this.problem(
        'field_unknown',
        property,
        messages.infer.unknownPart(whole, name),
        `"${whole}" has no "${name}"`,
      );
    }
    return target.kind === 'list' ? listOf(found.type) : found.type;
  }

  private filter([list, , content]: Node[], around: Around): Type {
    const type = this.type(list as Node, around);
    const item = type.kind === 'list' ? type.item : type;
    const inner = this.type(content as Node, { ...around, items: [item, ...around.items] });
    return inner.kind === 'number' ? optional(item) : type.kind === 'list' ? type : listOf(item);
  }

  /** Something that has to be true or false. */
  private truth(node: Node, around: Around): void {
    const { kind } = this.type(node, around);
    if (kind === 'boolean' || kind === 'any' || kind === 'null') return;
    this.problem(
      'type_mismatch',
      node,
      messages.infer.notTruth(this.slice(node), messages.kinds[kind]),
      `"${this.slice(node)}" is no condition`,
    );
  }

  private comparison(children: Node[], around: Around): Type {
    const [left, how, right] = children as [Node, Node, Node];
    const type = this.type(left, around);
    if (how.name === 'CompareOp') this.compared(left, type, right, this.type(right, around), this.slice(how));
    else if (how.name === 'between') {
      for (const bound of [right, children[4] as Node])
        this.compared(left, type, bound, this.type(bound, around), '>=');
    } else for (const test of children.slice(2)) this.test(left, type, test, around);
    return optional(BOOLEAN);
  }

  /** What stands after `in`. */
  private test(left: Node, type: Type, node: Node, around: Around): void {
    if (
      /^(PositiveUnaryTests?|SimplePositiveUnaryTest|ParenthesizedExpression|Interval|List)$/.test(node.name)
    ) {
      for (const child of childrenOf(node)) this.test(left, type, child, around);
      return;
    }
    if (/^[\W]+$/.test(node.name) || node.name === 'CompareOp') return;
    const other = this.type(node, around);
    if (other.kind !== 'list') this.compared(left, type, node, other, '=');
  }

  private compared(left: Node, a: Type, right: Node, b: Type, op: string): void {
    const side = (node: Node, type: Type): Side => ({
      text: this.slice(node),
      type,
      isText: node.name === 'StringLiteral',
    });
    const problem = comparisonProblem(side(left, a), side(right, b), op);
    if (problem)
      this.problem(problem.code, { from: left.from, to: right.to }, problem.chinese, problem.english);
  }

  private arithmetic(node: Node, children: Node[], around: Around): Type {
    const operands = children.filter(({ name }) => name !== 'ArithOp');
    const op = children.find(({ name }) => name === 'ArithOp');
    const types = operands.map((operand) => this.type(operand, around));
    const kinds = new Set(types.map(({ kind }) => kind));
    const bad =
      kinds.has('boolean') ||
      (kinds.has('number') && kinds.has('string')) ||
      (kinds.has('string') && op !== undefined && this.slice(op) !== '+');
    if (bad)
      this.problem(
        'type_mismatch',
        node,
        messages.infer.notComputable(this.slice(node)),
        `"${this.slice(node)}" cannot be calculated`,
      );
    const only = kinds.size === 1 ? types[0] : undefined;
    if (only?.kind === 'number') return optional(NUMBER);
    return only?.kind === 'string' ? optional(STRING) : ANY;
  }

  private call(children: Node[], around: Around): Type {
    const [target, ...rest] = children as [Node, ...Node[]];
    if (target.name !== 'VariableName') this.type(target, around);
    for (const list of rest) {
      for (const arg of childrenOf(list)) this.type(arg, around);
    }
    return RESULTS[nameOf(target, this.text)] ?? ANY;
  }

  private iteration(node: Node, children: Node[], around: Around): Type {
    const bound = new Map(around.bound);
    for (const source of childrenOf(children.find(({ name }) => name === 'InExpressions') as Node)) {
      const [name, , from] = childrenOf(source) as [Node, Node, Node];
      const parts = childrenOf(from);
      const of = from.name === 'IterationContext' && parts.length === 1 ? (parts[0] as Node) : from;
      const type = this.type(of, { ...around, bound: new Map(bound) });
      bound.set(nameOf(name, this.text), type.kind === 'list' ? type.item : ANY);
    }
    if (node.name === 'ForExpression') bound.set('partial', ANY);
    const inner = this.type(children.at(-1) as Node, { ...around, bound });
    return node.name === 'ForExpression' ? listOf(inner) : optional(BOOLEAN);
  }

  private list(children: Node[], around: Around): Type {
    const items = children
      .filter(({ name }) => name !== '[' && name !== ']')
      .map((item) => this.type(item, around));
    return listOf(items.reduce<Type | undefined>((all, one) => merged(all, one), undefined) ?? ANY);
  }

  private context(children: Node[], around: Around): Type {
    const bound = new Map(around.bound);
    const fields: Record<string, Type> = {};
    for (const entry of children.filter(({ name }) => name === 'ContextEntry')) {
      const [key, value] = childrenOf(entry) as [Node, Node];
      const name = nameOf(key, this.text).replace(/^"|"$/g, '');
      fields[name] = this.type(value, { ...around, bound: new Map(bound) });
      bound.set(name, fields[name]);
    }
    return objectOf(fields);
  }

  private hint(name: string): string {
    const near = this.names
      .all()
      .find((other) => other.toLowerCase() === name.toLowerCase() || distance(other, name) === 1);
    return near ? messages.infer.didYouMean(near) : '';
  }

  private slice(node: Node): string {
    return this.text.slice(node.from, node.to);
  }
}
