/** What an expression reads and calls, found from its tree without evaluating it. */
import { childrenOf, nameOf, type Node, type Span, type Tree } from './syntax.ts';

/** One variable or path that is read. */
export interface Read {
  /** `['members', 'age']` for `members.age` and for `members[x].age`. */
  path: string[];
  position: Span;
  /**
   * Inside a filter a bare name means a field of the list's elements where they have it, else the variable:
   * the paths of the lists around, innermost first. Empty outside filters.
   */
  within: string[][];
}

/** One call of a function by name. */
interface Call {
  name: string;
  position: Span;
  /** Number of arguments; -1 when they are named. */
  args: number;
}

/** The content of a filter's brackets. */
interface Filter {
  /** Node name of the content, `VariableName`, `FunctionInvocation`, `Comparison` … */
  kind: string;
  /** Name of the called function where the content is a call. */
  call?: string;
  position: Span;
}

export interface Analysis {
  reads: Read[];
  calls: Call[];
  filters: Filter[];
  /** Ends of ranges that are counted through (`for i in 1..n`). */
  bounds: Span[];
  /** Lists that are gone through (`for m in members`). */
  lists: Span[];
  /** `a + b` and the like, outer ones before what is inside them. */
  sums: Sum[];
}

/** An operation on two values. */
interface Sum extends Span {
  /** Where its sign stands. */
  sign: Span;
}

/** A name bound inside the expression (`for m in …`) → the path it stands for, null where that is no path. */
type Bindings = ReadonlyMap<string, string[] | null>;

export function analyse(tree: Tree, text: string): Analysis {
  const walker = new Walker(text);
  walker.walk(tree.topNode, new Map(), []);
  return walker.found;
}

class Walker {
  readonly found: Analysis = { reads: [], calls: [], filters: [], bounds: [], lists: [], sums: [] };

  constructor(private readonly text: string) {}

  /** Visits a node and notes what it reads. */
  walk(node: Node, bound: Bindings, within: string[][]): void {
    const read = this.resolve(node, bound, within);
    if (read) this.found.reads.push(read);
  }

  /** Visits a node; answers the path it stands for, unnoted, so that a longer path can grow from it. */
  private resolve(node: Node, bound: Bindings, within: string[][]): Read | null {
    switch (node.name) {
      case 'VariableName':
        return this.variable(node, bound, within);
      case 'PathExpression':
        return this.path(node, bound, within);
      case 'FilterExpression':
        return this.filter(node, bound, within);
      case 'ParenthesizedExpression':
        return this.resolve(childrenOf(node)[1] as Node, bound, within);
      case 'FunctionInvocation':
        return this.call(node, bound, within);
      case 'ForExpression':
      case 'QuantifiedExpression':
        return this.iteration(node, bound, within);
      case 'Context':
        return this.context(node, bound, within);
      case 'FunctionDefinition':
        return this.definition(node, bound, within);
      case 'ArithmeticExpression':
        return this.arithmetic(node, bound, within);
      case 'Type':
      case 'ParameterName':
        return null;
      default:
        for (const child of childrenOf(node)) this.walk(child, bound, within);
        return null;
    }
  }

  private arithmetic(node: Node, bound: Bindings, within: string[][]): null {
    const children = childrenOf(node);
    const sign = children[1];
    if (children.length === 3 && sign)
      this.found.sums.push({ from: node.from, to: node.to, sign: { from: sign.from, to: sign.to } });
    for (const child of children) this.walk(child, bound, within);
    return null;
  }

  private variable(node: Node, bound: Bindings, within: string[][]): Read | null {
    const name = nameOf(node, this.text);
    const position = { from: node.from, to: node.to };
    if (bound.has(name)) {
      const path = bound.get(name);
      return path ? { path, position, within: [] } : null;
    }
    const list = within[0];
    if (name === 'item' && list) return list.length > 0 ? { path: list, position, within: [] } : null;
    return { path: [name], position, within };
  }

  private path(node: Node, bound: Bindings, within: string[][]): Read | null {
    const children = childrenOf(node);
    const target = this.resolve(children[0] as Node, bound, within);
    const property = children.at(-1) as Node;
    if (!target) return null;
    return {
      ...target,
      path: [...target.path, nameOf(property, this.text)],
      position: { from: node.from, to: node.to },
    };
  }

  private filter(node: Node, bound: Bindings, within: string[][]): Read | null {
    const [list, , content] = childrenOf(node) as [Node, Node, Node];
    const target = this.resolve(list, bound, within);
    const call =
      content.name === 'FunctionInvocation' ? { call: nameOf(content.firstChild as Node, this.text) } : {};
    this.found.filters.push({
      kind: content.name,
      position: { from: content.from, to: content.to },
      ...call,
    });
    this.walk(content, bound, [target?.path ?? [], ...within]);
    return target;
  }

  private call(node: Node, bound: Bindings, within: string[][]): null {
    const [target, ...rest] = childrenOf(node) as [Node, ...Node[]];
    const name = nameOf(target, this.text);
    if (target.name === 'VariableName' && !bound.has(name)) {
      const given = rest.find((child) => child.name.endsWith('Parameters'));
      const args = !given ? 0 : given.name === 'NamedParameters' ? -1 : childrenOf(given).length;
      this.found.calls.push({ name, position: { from: target.from, to: target.to }, args });
    } else {
      this.walk(target, bound, within);
    }
    for (const child of rest) this.walk(child, bound, within);
    return null;
  }

  /** `for x in a, y in x.b return …` and `some x in a satisfies …`: each source sees the names before it. */
  private iteration(node: Node, bound: Bindings, within: string[][]): null {
    const names = new Map(bound);
    const children = childrenOf(node);
    for (const source of childrenOf(children.find((child) => child.name === 'InExpressions') as Node)) {
      const [name, , from] = childrenOf(source) as [Node, Node, Node];
      names.set(nameOf(name, this.text), this.source(from, new Map(names), within));
    }
    if (node.name === 'ForExpression') names.set('partial', null);
    this.walk(children.at(-1) as Node, names, within);
    return null;
  }

  /** What is iterated over; answers its path. */
  private source(node: Node, bound: Bindings, within: string[][]): string[] | null {
    const parts =
      node.name === 'IterationContext' ? childrenOf(node).filter((part) => part.name !== '..') : [node];
    const only = parts[0] as Node;
    const ends =
      parts.length === 2
        ? parts
        : only.name === 'Interval'
          ? [1, 3].map((i) => childrenOf(only)[i] as Node)
          : [];
    for (const end of ends) this.found.bounds.push({ from: end.from, to: end.to });
    if (ends.length === 0) this.found.lists.push({ from: only.from, to: only.to });
    const reads = parts.map((part) => this.resolve(part, bound, within));
    for (const read of reads) if (read) this.found.reads.push(read);
    return parts.length === 1 ? (reads[0]?.path ?? null) : null;
  }

  /** `{ a: 1, b: a + c }`: an entry sees the entries before it. */
  private context(node: Node, bound: Bindings, within: string[][]): null {
    const names = new Map(bound);
    for (const entry of childrenOf(node).filter((child) => child.name === 'ContextEntry')) {
      const [key, value] = childrenOf(entry) as [Node, Node];
      this.walk(value, new Map(names), within);
      names.set(nameOf(key, this.text).replace(/^"|"$/g, ''), null);
    }
    return null;
  }

  private definition(node: Node, bound: Bindings, within: string[][]): null {
    const names = new Map(bound);
    const children = childrenOf(node);
    for (const parameter of childrenOf(children.find((child) => child.name === 'FormalParameters') ?? node)) {
      if (parameter.name === 'FormalParameter')
        names.set(nameOf(parameter.firstChild as Node, this.text), null);
    }
    this.walk(children.at(-1) as Node, names, within);
    return null;
  }
}
