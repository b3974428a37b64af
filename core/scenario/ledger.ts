/** The ledgers of the pure driver: rows in memory, one per case, ledger and row name. */
import { dayOf } from '../time/instant.ts';
import type { Day, Effect, Instant, JsonObject } from '../vocabulary.ts';
import { keysOfRow } from './preset.ts';

interface Row {
  ledger: string;
  case: string;
  row: string;
  data: JsonObject;
  keys: string[];
  from: Day;
  to?: Day;
}

export class Ledgers {
  private rows: Row[];

  /** No rows, or those of a house this one is a copy of. */
  constructor(before?: Ledgers) {
    this.rows = [...(before?.rows ?? [])];
  }

  /** A row a scenario finds. */
  preset(ledger: string, data: JsonObject, at: Instant): void {
    const from = [data.from, data.effective_from].find((day) => typeof day === 'string') ?? dayOf(at);
    this.rows.push({
      ledger,
      case: '',
      row: '1',
      data,
      keys: keysOfRow(data),
      from: from as Day,
      ...(typeof data.to === 'string' ? { to: data.to } : {}),
    });
  }

  /** Carries out what a case asked for. */
  carryOut(id: string, effect: Effect & { kind: 'ledger' }): void {
    const same = (row: Row): boolean =>
      row.case === id && row.ledger === effect.ledger && row.row === effect.row;
    if (effect.op === 'close') {
      this.rows = this.rows.map((row) =>
        same(row) ? { ...row, to: effect.to ?? effect.from, data: { ...row.data, ...effect.data } } : row,
      );
      return;
    }
    const { ledger, row, data, keys, from, to } = effect;
    this.rows = [
      ...this.rows.filter((r) => !same(r)),
      { case: id, ledger, row, data, keys, from, ...(to ? { to } : {}) },
    ];
  }

  /** Every row there is. */
  all(): readonly object[] {
    return this.rows.map((row) => ({ ...row, to: row.to ?? null }));
  }

  /** What a case wrote, as scenarios see it. */
  of(id: string, caseNo: string): JsonObject[] {
    return this.rows
      .filter((row) => row.case === id)
      .map((row) => ({ ...row.data, ledger: row.ledger, from: row.from, to: row.to ?? null, case: caseNo }));
  }
}
