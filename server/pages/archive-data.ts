/** What was filled into a form, as tables to read and file: labels from the schema, values in words. */
import { isObject } from '../../core/json.ts';
import { fieldsOf, itemsOf, kindOf } from '../../core/form/fields.ts';
import type { Json, JsonObject, RegionCode } from '../../core/vocabulary.ts';
import { html, type Html, raw } from './html.ts';
import { joined, money, plainValue } from './values.ts';
import { archiveWords as w, siteWords } from './words.ts';

/** Name of a region; undefined for one that is not known any more. */
export type RegionName = (code: RegionCode) => string | undefined;

/** More columns than this do not fit across a sheet: each row then becomes a table of its own. */
const MOST_COLUMNS = 6;

/** `level` is that of the headings of its groups. */
export function dataTables(schema: JsonObject, data: JsonObject, regionName: RegionName, level = 3): Html {
  const lines: Html[] = [];
  const parts: Html[] = [];
  for (const [name, field] of fieldsOf(schema)) {
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    if (value === undefined || value === null || value === '') continue;
    const label = labelOf(name, field);
    const kind = kindOf(field);
    if (kind === 'group' && isObject(value))
      parts.push(html`${heading(level, label)}${dataTables(field, value, regionName, level + 1)}`);
    else if (kind === 'rows' && Array.isArray(value))
      parts.push(
        html`${heading(level, label)}${rows(itemsOf(field) ?? {}, value.filter(isObject), regionName, level + 1)}`,
      );
    else lines.push(line(label, shown(field, value, regionName)));
  }
  return html`${
    lines.length > 0 &&
    html`<table class="facts">
      <tbody>
        ${lines}
      </tbody>
    </table>`
  }${parts}`;
}

export function line(label: string, value: Html): Html {
  return html`<tr>
    <th scope="row">${label}</th>
    <td>${value}</td>
  </tr> `;
}

function rows(schema: JsonObject, items: JsonObject[], regionName: RegionName, level: number): Html {
  const used = fieldsOf(schema).filter(([name]) =>
    items.some((item) => item[name] !== undefined && item[name] !== null),
  );
  const simple = used.every(([, field]) => !['group', 'rows'].includes(kindOf(field)));
  if (!simple || used.length > MOST_COLUMNS)
    return html`${items.map(
      (item, i) => html`${heading(level, w.row(i + 1))}${dataTables(schema, item, regionName, level + 1)}`,
    )}`;
  return html`<table class="rows">
    <thead>
      <tr>
        <th scope="col">${w.rowNo}</th>
        ${used.map(([name, field]) => html`<th scope="col">${labelOf(name, field)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${items.map(
        (item, i) =>
          html`<tr>
            <td class="num">${i + 1}</td>
            ${used.map(([name, field]) => html`<td data-label="${labelOf(name, field)}">${shown(field, item[name], regionName)}</td>`)}
          </tr> `,
      )}
    </tbody>
  </table>`;
}

function heading(level: number, text: string): Html {
  const tag = raw(`h${Math.min(level, 6)}`);
  return html`<${tag} class="part">${text}</${tag}>`;
}

function labelOf(name: string, field: JsonObject): string {
  return typeof field['title'] === 'string' ? field['title'] : name;
}

/** One value by what the schema says about it. Masked values are text of another shape and shown as they are. */
function shown(field: JsonObject, value: Json | undefined, regionName: RegionName): Html {
  if (value === undefined || value === null || value === '') return html`${siteWords.none}`;
  if (typeof field['x-type'] === 'string') return special(field['x-type'], value);
  if (Array.isArray(value))
    return joined(
      value.map((item) => shown(itemsOf(field) ?? {}, item, regionName)),
      '、',
    );
  if (field['format'] === 'money' && Number.isSafeInteger(value)) return money(value as number);
  if (field['format'] === 'region' && typeof value === 'string') return html`${regionName(value) ?? value}`;
  const unit = typeof field['x-unit'] === 'string' ? ` ${field['x-unit']}` : '';
  return html`${plainValue(value)}${unit}`;
}

/** Attachments, signatures, persons, places: by name. A drawn signature is a picture of some kilobytes and only said. */
function special(type: string, value: Json): Html {
  if (Array.isArray(value))
    return joined(
      value.map((item) => special(type, item)),
      '、',
    );
  if (type === 'geo' && isObject(value)) return place(value);
  if (type === 'attach') return html`${attachment(value)}`;
  if (isObject(value))
    return html`${typeof value['name'] === 'string' ? value['name'] : type === 'sign' ? w.signed : w.unnamed}`;
  if (type === 'sign' && (typeof value !== 'string' || value.length > 40 || value.startsWith('data:')))
    return html`${w.signed}`;
  return plainValue(value);
}

function attachment(value: Json): string {
  if (!isObject(value)) return typeof value === 'string' ? value : w.unnamed;
  const named = [value['kind'], value['name']].filter((part): part is string => typeof part === 'string');
  return named.length > 0 ? named.join(':') : w.unnamed;
}

function place(value: JsonObject): Html {
  const [lat, lon] = [value['lat'] ?? value['latitude'], value['lon'] ?? value['lng'] ?? value['longitude']];
  if (typeof lat !== 'number' || typeof lon !== 'number') return plainValue(value);
  return html`${w.place(lat.toFixed(5), lon.toFixed(5))}`;
}
