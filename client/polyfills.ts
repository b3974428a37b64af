/** What the browsers of older phones lack of the library; their syntax is the build's business. First import of a page. */

function add(target: object, name: string, value: unknown): void {
  if (!(name in target))
    Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
}

function at<T>(this: ArrayLike<T>, index: number): T | undefined {
  return this[index < 0 ? this.length + index : index];
}

add(Object, 'hasOwn', (object: object, name: PropertyKey) =>
  Object.prototype.hasOwnProperty.call(object, name),
);
add(Array.prototype, 'at', at);
add(String.prototype, 'at', at);
add(Array.prototype, 'findLast', function <T>(this: T[], test: (item: T) => boolean): T | undefined {
  return [...this].reverse().find(test);
});
add(Array.prototype, 'findLastIndex', function <T>(this: T[], test: (item: T) => boolean): number {
  for (let i = this.length - 1; i >= 0; i -= 1) if (test(this[i] as T)) return i;
  return -1;
});
add(String.prototype, 'replaceAll', function (this: string, what: string, by: string): string {
  return this.split(what).join(by);
});
