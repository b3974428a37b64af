/** What a definition says of blocks that is read, found by the schemas of their specs. */
import { readsOf, type Read } from '../../definition/reads.ts';
import type { Proved } from './source.ts';
import { pathOf } from './states.ts';

export interface SaidOfBlock {
  /** State or name it belongs to. */
  element: string;
  /** With its JSON pointer in the definition. */
  read: Read;
}

/** All of it: in the metas of the states, and beside the machine. */
export function saidOfBlocks({ definition, machine, blocks }: Proved): SaidOfBlock[] {
  return blocks.flatMap(({ spec }) => {
    const ofStates = Object.entries(spec.meta ?? {}).flatMap(([name, schema]) =>
      machine.states.flatMap((state) => {
        const path = `/machine${pathOf(state)}/meta/${name}`;
        const said = (state.meta as Record<string, unknown>)[name];
        return readsOf(schema, said, path).map((read) => ({ element: state.key, read }));
      }),
    );
    const beside = Object.entries(spec.definition ?? {}).flatMap(([name, schema]) => {
      const said = (definition as Record<string, unknown>)[name];
      // a part that names its entries is told of by their names
      const named = 'patternProperties' in schema;
      return readsOf(schema, said, `/${name}`).map((read) => ({
        element: named ? (read.path.split('/')[2] ?? name) : name,
        read,
      }));
    });
    return [...ofStates, ...beside];
  });
}
