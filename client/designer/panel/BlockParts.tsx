/** What the governance blocks 治理模块 say of a step: a block's own part where it brings one, else what its schema gives. */
import type { ComponentType } from 'react';
import type { BlockSpec } from '../../../core/blocks/spec.ts';
import { SPECS } from '../../../core/blocks/specs.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';
import type { Element } from '../diagram/services.ts';
import { text } from '../messages.ts';
import { wordOf } from '../model/schema-field.ts';
import { useMeta } from './HelpRow.tsx';
import { NoticePart } from './NoticePart.tsx';
import { Part } from './Row.tsx';
import { SchemaRow } from './SchemaRow.tsx';

interface OwnPart {
  Part: ComponentType<{ element: Element; offered: boolean }>;
  /** What a step is called that is there for the block alone. */
  kind: string;
}

/** Parts that blocks bring themselves, by the block. */
const OWN: Readonly<Record<string, OwnPart>> = {
  notice: { Part: NoticePart, kind: text.draw.publicity },
};

/** What a step is called that is there for a block alone, by its `meta`; undefined for any other. */
export function kindByBlock(meta: JsonObject): string | undefined {
  for (const { id, meta: said = {} } of SPECS)
    if (OWN[id] && Object.keys(said).some((name) => meta[name] !== undefined)) return OWN[id].kind;
  return undefined;
}

/** `offered`: nobody is asked here, so that a block is what the step is there for. */
export function BlockParts({ element, offered }: { element: Element; offered: boolean }) {
  return SPECS.filter(({ meta }) => meta).map((spec) => {
    const own = OWN[spec.id];
    return own ? (
      <own.Part key={spec.id} element={element} offered={offered} />
    ) : (
      <MetaPart key={spec.id} element={element} spec={spec} />
    );
  });
}

function MetaPart({ element, spec: { title, meta = {} } }: { element: Element; spec: BlockSpec }) {
  const [said, change] = useMeta(element);
  const names = Object.keys(meta);
  const [first = ''] = names;
  const used = names.some((name) => said[name] !== undefined);
  const heading = title ?? (meta[first] ? wordOf(first, meta[first]) : '');
  return (
    <Part title={heading} folded={!used}>
      {Object.entries(meta).map(([name, schema]) => (
        <SchemaRow
          key={name}
          name={name}
          schema={schema}
          value={said[name]}
          onChange={(value: Json | undefined) => change({ [name]: value })}
        />
      ))}
    </Part>
  );
}
