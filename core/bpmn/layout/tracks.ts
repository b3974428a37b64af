/** Channels between columns and between rows: every line gets a track that no other line of the same stretch uses. */

class Channel {
  private readonly tracks: [number, number][][] = [];

  /** A track for the stretch from `a` to `b`. */
  take(a: number, b: number): number {
    const [from, to] = a < b ? [a, b] : [b, a];
    for (const [n, used] of this.tracks.entries()) {
      if (used.every(([start, end]) => to < start || from > end)) {
        used.push([from, to]);
        return n;
      }
    }
    this.tracks.push([[from, to]]);
    return this.tracks.length - 1;
  }

  get size(): number {
    return this.tracks.length;
  }
}

/** Channels by number, made when first used. */
export class Channels {
  private readonly channels = new Map<number, Channel>();

  at(n: number): Channel {
    let channel = this.channels.get(n);
    if (!channel) this.channels.set(n, (channel = new Channel()));
    return channel;
  }

  size(n: number): number {
    return this.channels.get(n)?.size ?? 0;
  }
}
