/** A hand-written machine through its drawing: changes of meaning are carried over, changes of order are not. */
import { describe, expect, it } from 'vitest';
import { drawn } from '../../../core/versions/draw.ts';
import { redrawn } from '../../../core/versions/redraw.ts';
import { definitionOf, KEYS } from '../../../tests/support/processes.ts';
import type { VersionSource } from '../../../core/definition/source.ts';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { carriedOver } from './handwriting.ts';

async function machineOf(definition: JsonObject, change: (xml: string) => string): Promise<JsonObject> {
  const source: VersionSource = { definition, forms: {}, groups: {} };
  const { xml } = drawn(source);
  const { source: next } = await redrawn(source, change(xml));
  return next.definition['machine'] as JsonObject;
}

/** Every deadline written on an element, in the order of the file. */
const DUE = /xz:due="(\d+)wd"/;

describe.each(KEYS.map((key) => [key, definitionOf(key) as JsonObject] as const))(
  '%s',
  (_key, definition) => {
    const written = definition['machine'] as JsonObject;

    it('is left as it is while nothing is changed', async () => {
      const compiled = await machineOf(definition, (xml) => xml);
      expect(carriedOver(written, compiled, compiled)).toEqual(written);
    });

    it('takes over a new name and nothing else', async () => {
      const before = await machineOf(definition, (xml) => xml);
      const name = /<bpmn:userTask id="(\w+)" name="([^"]+)"/.exec(
        drawn({ definition, forms: {}, groups: {} }).xml,
      );
      const [found = '', id = '', old = ''] = name ?? [];
      const after = await machineOf(definition, (xml) => xml.replace(found, found.replace(old, '新的名称')));
      const next = carriedOver(written, before, after);
      expect(JSON.stringify(next)).toBe(
        JSON.stringify(written).replace(`"label":"${old}"`, '"label":"新的名称"'),
      );
      expect(id).not.toBe('');
    });

    it('becomes the drawing’s own when a way is taken out', async () => {
      const before = await machineOf(definition, (xml) => xml);
      const after = await machineOf(definition, (xml) =>
        xml.replace(/<bpmn:sequenceFlow id="flow_draft_[^>]*\/>/, ''),
      );
      expect(carriedOver(written, before, after)).toBeNull();
    });
  },
);

it('takes over a deadline', async () => {
  const [definition] = KEYS.map((key) => definitionOf(key) as unknown as JsonObject).filter((each) =>
    DUE.test(drawn({ definition: each, forms: {}, groups: {} }).xml),
  ) as [JsonObject];
  const before = await machineOf(definition, (xml) => xml);
  const after = await machineOf(definition, (xml) => xml.replace(DUE, 'xz:due="97wd"'));
  const next = carriedOver(definition['machine'] as JsonObject, before, after);
  expect(JSON.stringify(next)).toContain('"due":{"wd":97}');
});
