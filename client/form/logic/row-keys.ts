/** A name for each row of each list, so that a row keeps its place on the screen when one before it goes. */
export class RowKeys {
  private readonly keys = new Map<string, string[]>();
  private next = 0;

  /** The keys of the rows; the same array until rows come or go. */
  keysOf(path: string, count: number): string[] {
    const keys = this.keys.get(path) ?? [];
    if (keys.length === count && this.keys.has(path)) return keys;
    const fitting = keys.slice(0, count);
    while (fitting.length < count) fitting.push(this.fresh());
    this.keys.set(path, fitting);
    return fitting;
  }

  added(path: string, count: number): void {
    this.keys.set(path, [...this.keysOf(path, count), this.fresh()]);
  }

  removed(path: string, index: number, count: number): string {
    const keys = this.keysOf(path, count);
    this.keys.set(path, [...keys.slice(0, index), ...keys.slice(index + 1)]);
    this.forgetBelow(path);
    return keys[index] ?? this.fresh();
  }

  inserted(path: string, index: number, key: string, count: number): void {
    const keys = this.keysOf(path, count);
    this.keys.set(path, [...keys.slice(0, index), key, ...keys.slice(index)]);
    this.forgetBelow(path);
  }

  clear(): void {
    this.keys.clear();
  }

  /** Lists inside rows go by paths that have just shifted. */
  private forgetBelow(path: string): void {
    for (const other of [...this.keys.keys()]) if (other.startsWith(`${path}.`)) this.keys.delete(other);
  }

  private fresh(): string {
    this.next += 1;
    return `r${this.next}`;
  }
}
