/** Money: whole fen inside, yuan with two decimals on screens, capitals 大写 on documents. */
import nzh from 'nzh/cn';
import type { Fen } from '../vocabulary.ts';
import { plainNumber } from './plain.ts';

const YUAN_TEXT = /^(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/;

/**
 * Reads an amount in yuan as people type it (`1,234.5`, `2000`, `￥1234.50元`) into fen.
 * Null when it is none, has more than two decimals or is too large to be exact.
 */
export function parseYuan(text: string): Fen | null {
  const parts = YUAN_TEXT.exec(
    plainNumber(text, /\s/g)
      .replace(/^[¥￥]/, '')
      .replace(/元$/, ''),
  );
  if (!parts) return null;
  const fen = Number((parts[2] as string).replaceAll(',', '') + (parts[3] ?? '').padEnd(2, '0'));
  if (!Number.isSafeInteger(fen)) return null;
  return parts[1] && fen !== 0 ? -fen : fen;
}

/** `1,234.00`. @throws RangeError when `fen` is not a whole number: an amount must never be rounded unseen. */
export function formatYuan(fen: Fen): string {
  const plain = plainYuan(fen);
  return plain.replace(/\B(?=(\d{3})+(?=\.))/g, ',');
}

/** `贰仟元整`, `壹佰贰拾叁元肆角伍分`, `负伍角整`. 整 closes what does not go down to fen, so that nothing can be added. */
export function capitals(fen: Fen): string {
  // text, not a number: nzh would see 0.1 + 0.2
  return nzh.toMoney(
    plainYuan(fen).replace(/\.?0+$/, (zeros) => (zeros.includes('.') ? '' : zeros.replace(/0+$/, ''))),
    {
      outSymbol: false,
      forceZheng: true,
    },
  );
}

/** `-1234.50`. */
function plainYuan(fen: Fen): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`not a whole number of fen: ${fen}`);
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
