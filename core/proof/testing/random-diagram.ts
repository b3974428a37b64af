/** Sound diagrams made from blocks, by a seed: sequence, choice, parallel, inclusive, loop, race of events, boundary event. */
import type { BpmnModel } from '../../bpmn/model.ts';
import { diagram, type Line } from './diagram.ts';

/** Numbers from a seed, 0 ≤ n < 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A diagram of about `size` tasks. */
export function randomDiagram(seed: number, size: number): BpmnModel {
  const maker = new Maker(randomFrom(seed));
  const { first, last } = maker.block(size);
  return diagram('s start', 'e end', ...maker.lines, `s > ${first}`, `${last} > e`);
}

interface Block {
  first: string;
  last: string;
}

class Maker {
  readonly lines: Line[] = [];
  private count = 0;

  constructor(private readonly random: () => number) {}

  block(size: number): Block {
    if (size <= 1) return this.task();
    const kind = Math.floor(this.random() * 7);
    if (kind <= 1 || size < 3) return this.sequence(size);
    if (kind === 2) return this.choice(size);
    if (kind === 3) return this.parallel(size);
    if (kind === 4) return this.inclusive(size);
    if (kind === 5) return this.loop(size);
    return this.random() < 0.5 ? this.race(size) : this.interrupted(size);
  }

  private id(word: string): string {
    this.count += 1;
    return `${word}${this.count}`;
  }

  private add(word: string, kind: string): string {
    const id = this.id(word);
    this.lines.push(`${id} ${kind}`);
    return id;
  }

  private task(): Block {
    const id = this.add('t', 'user');
    return { first: id, last: id };
  }

  private halves(size: number): [number, number] {
    const left = 1 + Math.floor(this.random() * (size - 1));
    return [left, size - left];
  }

  private sequence(size: number): Block {
    const [left, right] = this.halves(size).map((part) => this.block(part)) as [Block, Block];
    this.lines.push(`${left.last} > ${right.first}`);
    return { first: left.first, last: right.last };
  }

  private choice(size: number): Block {
    const [split, join] = [this.add('x', 'xor'), this.add('m', 'xor')];
    const [left, right] = this.halves(size).map((part) => this.block(part)) as [Block, Block];
    const limit = Math.floor(this.random() * 9);
    this.lines.push(`${split} > ${left.first} | n > ${limit}`);
    this.lines.push(
      this.random() < 0.3 ? `${split} > ${right.first} *` : `${split} > ${right.first} | n <= ${limit}`,
    );
    this.lines.push(`${left.last} > ${join}`, `${right.last} > ${join}`);
    return { first: split, last: join };
  }

  private parallel(size: number): Block {
    const [split, join] = [this.add('p', 'and'), this.add('j', 'and')];
    for (const part of this.halves(size)) {
      const { first, last } = this.block(part);
      this.lines.push(`${split} > ${first}`, `${last} > ${join}`);
    }
    return { first: split, last: join };
  }

  private inclusive(size: number): Block {
    const [split, join] = [this.add('o', 'or'), this.add('g', 'or')];
    const conditions = ['n > 2', 'n < 6'];
    this.halves(size).forEach((part, i) => {
      const { first, last } = this.block(part);
      this.lines.push(`${split} > ${first} | ${conditions[i] ?? ''}`, `${last} > ${join}`);
    });
    return { first: split, last: join };
  }

  private loop(size: number): Block {
    const [join, split] = [this.add('m', 'xor'), this.add('x', 'xor')];
    const { first, last } = this.block(size - 1);
    const again = this.task();
    const exit = this.task();
    this.lines.push(
      `${join} > ${first}`,
      `${last} > ${split}`,
      `${split} > ${again.first} | ok = false`,
      `${again.last} > ${join}`,
    );
    this.lines.push(`${split} > ${exit.first} | ok = true`);
    return { first: join, last: exit.last };
  }

  private race(size: number): Block {
    const [split, join] = [this.add('v', 'events'), this.add('m', 'xor')];
    this.halves(size).forEach((part, i) => {
      const event = this.add('c', `catch ${i === 0 ? 'message' : 'timer'}`);
      const { first, last } = this.block(part);
      this.lines.push(`${split} > ${event} > ${first}`, `${last} > ${join}`);
    });
    return { first: split, last: join };
  }

  private interrupted(size: number): Block {
    const task = this.task().first;
    const event = this.add('b', `boundary ${task} timer`);
    const join = this.add('m', 'xor');
    const { first, last } = this.block(size - 1);
    this.lines.push(`${task} > ${join}`, `${event} > ${first}`, `${last} > ${join}`);
    return { first: task, last: join };
  }
}
