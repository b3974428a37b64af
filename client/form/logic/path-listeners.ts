/** Who looks at which field, so that a change wakes those concerned and nobody else. */
type Listener = () => void;

export class PathListeners {
  private readonly byPath = new Map<string, Set<Listener>>();
  private readonly any = new Set<Listener>();
  private changes = 0;

  /** Listens to one path, or to every change. Answers how to stop. */
  readonly subscribe = (listener: Listener, path?: string): (() => void) => {
    let set = path === undefined ? this.any : this.byPath.get(path);
    if (!set) this.byPath.set(path as string, (set = new Set()));
    set.add(listener);
    return () => set.delete(listener);
  };

  /** Grows with every change: a cheap snapshot for who listens to all. */
  readonly version = (): number => this.changes;

  /** Wakes who looks at one path; without one everybody. */
  tell(path?: string): void {
    this.changes += 1;
    const sets = path === undefined ? [...this.byPath.values()] : [this.byPath.get(path)];
    for (const set of sets) set?.forEach((listener) => listener());
    this.any.forEach((listener) => listener());
  }
}
