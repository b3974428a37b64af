/** Bytes read without trust: what lies outside the file reads as NaN, which no comparison holds for. */
export class Bytes {
  private readonly view: DataView;

  constructor(readonly all: Uint8Array) {
    this.view = new DataView(all.buffer, all.byteOffset, all.byteLength);
  }

  get size(): number {
    return this.all.length;
  }

  byte(at: number): number {
    return this.read(at, 1, () => this.view.getUint8(at));
  }

  /** Two bytes, the low one first unless `big`. */
  short(at: number, big = false): number {
    return this.read(at, 2, () => this.view.getUint16(at, !big));
  }

  /** Four bytes, the low one first unless `big`. */
  long(at: number, big = false): number {
    return this.read(at, 4, () => this.view.getUint32(at, !big));
  }

  /** One character a byte; empty outside the file. */
  text(at: number, length: number): string {
    if (!(at >= 0) || at + length > this.size) return '';
    return String.fromCharCode(...this.all.subarray(at, at + length));
  }

  has(text: string, at = 0): boolean {
    return this.text(at, text.length) === text;
  }

  /** Where a text of single bytes stands first from `from` on and before `to`; −1 when it does not. */
  find(text: string, from = 0, to = this.size): number {
    const wanted = Uint8Array.from(text, (sign) => sign.charCodeAt(0));
    const end = Math.min(to, this.size) - wanted.length;
    for (let at = this.all.indexOf(wanted[0] as number, from); at >= 0 && at <= end;) {
      if (wanted.every((one, n) => this.all[at + n] === one)) return at;
      at = this.all.indexOf(wanted[0] as number, at + 1);
    }
    return -1;
  }

  private read(at: number, length: number, read: () => number): number {
    return Number.isInteger(at) && at >= 0 && at + length <= this.size ? read() : NaN;
  }
}
