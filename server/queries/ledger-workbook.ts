/** A workbook as a worker thread writes it. Packing a year of a county takes seconds. */
import ExcelJS from 'exceljs';

/** A text, a number as it is counted, or an amount in fen. */
export type Cell = string | number | { fen: number } | null;

export interface WorkbookJob {
  sheet: string;
  headings: string[];
  rows: Cell[][];
}

/** An amount stays a number, so that a column can be added up. */
const YUAN = '#,##0.00';
/** Text stays text also when it is edited: a card's number would become 6.2E+18. */
const TEXT = '@';

export async function workbook({ sheet: name, headings, rows }: WorkbookJob): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = headings.map((header, i) => ({ header, width: i === 0 ? 22 : 16 }));
  for (const row of rows) {
    const added = sheet.addRow([]);
    for (const [i, cell] of row.entries()) fill(added.getCell(i + 1), cell);
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** A text is written as a text: a program shows `=1+1` and does not reckon it, and nothing need stand before it. */
function fill(cell: ExcelJS.Cell, value: Cell): void {
  if (value === null || value === '') return;
  if (typeof value === 'object') {
    cell.value = value.fen / 100;
    cell.numFmt = YUAN;
  } else {
    cell.value = value;
    if (typeof value === 'string') cell.numFmt = TEXT;
  }
}
