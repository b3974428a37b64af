/**
 * What a command costs beside the write it rests on: raw compare-and-set updates through the store's own interface,
 * commands through load → decide → commit → settle, and the same over HTTP. Absolute figures mean nothing on a shared
 * machine: the three are measured in short rounds in turn, and the ratio is that of their medians.
 */
import type { Context } from '../../server/context.ts';
import type { CaseDoc } from '../../server/store/documents.ts';
import type { Store } from '../../server/store/types.ts';
import { actAgain, houseOf, openCases } from './house.ts';
import { serveHouse, type Served } from './over-http.ts';
import { median, perSecond } from './rounds.ts';

export interface Plan {
  root: string;
  /** How long each figure is measured in each round. */
  seconds: number;
  rounds: number;
}

/** In flight at once: an office in the rush hour, and one person alone. */
const IN_FLIGHT = [32, 1];

/** Cases the load is spread over in a round, new ones each round: so that they hardly grow. */
const CASES = 2_048;

interface Row {
  label: string;
  inFlight: number;
  figures: number[];
}

/** Measures one backend and prints; closes the store. */
export async function measure(plan: Plan, name: string, store: Store): Promise<void> {
  const context = await houseOf(plan.root, store);
  const served = await serveHouse(context);
  const rows: Row[] = [];
  const note = (label: string, inFlight: number, figure: number): void => {
    const row = rows.find((r) => r.label === label && r.inFlight === inFlight);
    if (row) row.figures.push(figure);
    else rows.push({ label, inFlight, figures: [figure] });
  };
  let bytes = await oneRound(context, served, plan, null, () => {});
  for (let n = 0; n < plan.rounds; n += 1) bytes = await oneRound(context, served, plan, bytes, note);
  await served.close();
  await store.close();
  print(name, bytes, plan, rows);
}

/** One round of everything; resolves with the size of a case in the middle of it, which the next round's raw writes have. */
async function oneRound(
  context: Context,
  served: Served,
  { seconds }: Plan,
  bytes: number | null,
  note: (label: string, inFlight: number, figure: number) => void,
): Promise<number> {
  const cases = await openCases(context, CASES);
  const at = (n: number): string => cases[n % CASES] as string;
  const sample = await read(context, at(0));
  const before = sizeOf(sample);
  for (const inFlight of IN_FLIGHT) {
    note('raw', inFlight, await rawUpdates(context.store, sample, bytes ?? before, seconds, inFlight));
    note('commands', inFlight, await perSecond(seconds, inFlight, (n) => actAgain(context, at(n), n)));
    note('http', inFlight, (await served.measure({ cases, connections: inFlight, seconds })).perSecond);
  }
  return Math.round((before + sizeOf(await read(context, at(0)))) / 2);
}

async function read({ store }: Context, id: string): Promise<CaseDoc> {
  return (await store.get<CaseDoc>('cases', id)) as CaseDoc;
}

function sizeOf(doc: CaseDoc): number {
  return Buffer.byteLength(JSON.stringify(doc));
}

/** The bare write of a document of that many bytes: what no engine on this store can be faster than. */
async function rawUpdates(
  store: Store,
  sample: CaseDoc,
  bytes: number,
  seconds: number,
  inFlight: number,
): Promise<number> {
  const padding = 'x'.repeat(Math.max(0, bytes - sizeOf(sample)));
  const docs = Array.from({ length: CASES }, (_, n): CaseDoc => ({
    ...sample,
    _id: `raw${n}`,
    caseNo: `raw${n}`,
    data: { ...sample.data, padding },
  }));
  await store.deleteWhere('cases', { _id: { prefix: 'raw' } });
  for (const doc of docs) await store.insert('cases', doc);
  return perSecond(seconds, inFlight, async (n) => {
    const doc = docs[n % CASES] as CaseDoc;
    const expected = doc.seq;
    doc.seq += 1;
    if (!(await store.swap('cases', doc, expected)))
      throw new Error(`${doc._id} lost a race it was alone in`);
  });
}

const LABELS: Record<string, string> = {
  raw: 'raw compare-and-set updates',
  commands: 'commands (load…settle)',
  http: 'commands over HTTP, live',
};

function print(name: string, bytes: number, plan: Plan, rows: Row[]): void {
  console.log(`${name}（文档约 ${bytes} 字节，${plan.rounds} 轮，每项 ${plan.seconds} 秒，取中位数）`);
  for (const inFlight of IN_FLIGHT) {
    const raw = median(rows.find((r) => r.label === 'raw' && r.inFlight === inFlight)?.figures ?? []);
    for (const row of rows.filter((r) => r.inFlight === inFlight)) {
      const value = median(row.figures);
      console.log(
        `  并发 ${String(inFlight).padStart(2)}  ${(LABELS[row.label] as string).padEnd(28)} ` +
          `${value.toFixed(0).padStart(7)} /s  ${(value / raw).toFixed(2)} ×`,
      );
    }
  }
}
