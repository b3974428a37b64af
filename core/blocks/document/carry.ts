/** Documents 文书: numbered, and filled in with what the case and its world are at that moment. */
import { asking } from '../../engine/ask.ts';
import { SYSTEM } from '../../engine/run.ts';
import { scopeOf } from '../../engine/scope.ts';
import { fill } from '../../engine/template.ts';
import type { Carrier } from '../../world/carrier.ts';
import { answered, factsAtHand } from '../../world/lookups.ts';
import { fillNumber } from '../../world/number.ts';
import { wait } from '../../world/work.ts';

/** Issues a document of the definition, once. */
export const issue: Carrier<'document'> = function* (world, from, effect) {
  const { id, data } = effect;
  const [issued] = yield* wait(world.get('documents', [id]));
  if (issued) return {};
  const { definition, blocks } = yield* wait(world.version(from));
  const spec = definition.documents?.[effect.document];
  if (!spec) return {};
  const at = world.now();
  const county = world.regionName(from.region.slice(0, 6));
  const place = { region: from.region, instant: at, county };
  const number = spec.number ? yield* fillNumber(world, spec.number, place) : null;
  const body = yield* answered(
    world,
    blocks,
    asking(factsAtHand(world), (facts) => {
      const around = { definition, blocks, case: from, facts, actor: SYSTEM, entry: data };
      const scope = scopeOf(around, { ...from.data, ...data });
      return spec.body.map((line) => fill(line, scope));
    }),
  );
  const row = { id, case: from.id, document: effect.document, title: spec.title, number, body, at };
  return { rows: [{ table: 'documents', row }] };
};
