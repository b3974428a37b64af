/** What an expression sees, by name. */
export type Scope = Record<string, unknown>;

/** A scope with one more name in it. */
export function withName(scope: Scope, name: string, value: unknown): Scope {
  return Object.create(scope, { [name]: { value, enumerable: true } }) as Scope;
}
