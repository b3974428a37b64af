/** A state that stands for a piece of process 公共流程段, as a call activity with the piece's ways out behind it. */
import { objectOf, textOf } from '../elements/dress.ts';
import type { ScopeDrawing } from './draw.ts';
import { namedSteps, type Branch } from './tree.ts';

export function drawPiece(scope: ScopeDrawing, state: Branch, piece: string): void {
  const id = scope.idOf(state);
  const { config } = state;
  const outline = scope.drawing.pieces.get(piece);
  const [given, names] = [objectOf(config.with), objectOf(config.as)];
  scope.sheet.call(id, piece, {
    name: textOf(config.description) ?? outline?.title ?? '',
    xz: {
      ...scope.stepOf(state),
      ...(Object.keys(given).length > 0 ? { with: given } : {}),
      ...(Object.keys(names).length > 0 ? { as: names } : {}),
    },
  });
  const exits = namedSteps(state, 'on');
  const said = outline?.exits(given) ?? {};
  const [only] = exits;
  if (only && exits.length === 1) return scope.leadOn(id, state, only[1]);
  if (exits.length === 0) return;
  const gateway = scope.sheet.gateway(scope.drawing.ids.free(`${id}_outcome`), 'exclusive');
  scope.sheet.flow(id, gateway);
  for (const [exit, steps] of exits) scope.flowsFrom(gateway, state, steps, exit, said[exit] ?? '');
}
