/** What was filled into a form, as tables to read and file. */
import { linesOf, outlineOf, type OutlineLine, type OutlineSection } from '../../core/form/outline.ts';
import { isMoney, wordsOf, type RegionName } from '../../core/form/words.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import { html, type Html, raw } from './html.ts';
import { messages } from './messages.ts';

const w = messages.archive;

/** More columns than this do not fit across a sheet: each row then becomes a table of its own. */
const MOST_COLUMNS = 6;

/** `level` is that of the headings of its groups. */
export function dataTables(schema: JsonObject, data: JsonObject, regionName: RegionName, level = 3): Html {
  return html`${outlineOf({ title: '', schema }, data).map((section) => tables(section, regionName, level))}`;
}

function tables(section: OutlineSection, regionName: RegionName, level: number): Html {
  return html`${
    section.lines.length > 0 &&
    html`<table class="facts">
      <tbody>
        ${section.lines.map(({ label, field, value }) => line(label, shown({ field, value }, regionName)))}
      </tbody>
    </table>`
  }${section.parts.map(
    (part) =>
      html`${heading(level, part.title)}${
        part.rows ? rows(part.rows, regionName, level + 1) : tables(part, regionName, level + 1)
      }`,
  )}`;
}

export function line(label: string, value: Html): Html {
  return html`<tr>
    <th scope="row">${label}</th>
    <td>${value}</td>
  </tr> `;
}

function rows(sections: readonly OutlineSection[], regionName: RegionName, level: number): Html {
  const columns = [...new Set(sections.flatMap((row) => row.lines.map(({ label }) => label)))];
  if (sections.some(({ parts }) => parts.length > 0) || columns.length > MOST_COLUMNS)
    return html`${sections.map(
      (row) => html`${heading(level, row.title)}${tables(row, regionName, level + 1)}`,
    )}`;
  return html`<table class="rows">
    <thead>
      <tr>
        <th scope="col">${w.rowNo}</th>
        ${columns.map((label) => html`<th scope="col">${label}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${sections.map(
        (row, i) =>
          html`<tr>
            <td class="num">${i + 1}</td>
            ${columns.map((label) => {
              const cell = linesOf(row).find((one) => one.label === label);
              return html`<td data-label="${label}">
                ${cell ? shown(cell, regionName) : messages.site.none}
              </td>`;
            })}
          </tr> `,
      )}
    </tbody>
  </table>`;
}

function heading(level: number, text: string): Html {
  const tag = raw(`h${Math.min(level, 6)}`);
  return html`<${tag} class="part">${text}</${tag}>`;
}

function shown({ field, value }: Pick<OutlineLine, 'field' | 'value'>, regionName: RegionName): Html {
  const words = wordsOf(field, value, regionName);
  if (words === '') return html`${messages.site.none}`;
  return isMoney(field, value) || typeof value === 'number'
    ? html`<span class="num">${words}</span>`
    : html`${words}`;
}
