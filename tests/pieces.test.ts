/**
 * The pieces of this house, where they are used: their steps keep the names that cases, scenarios and people know them by,
 * and lead where they always did.
 */
import { describe, expect, it } from 'vitest';
import { readBpmn } from '../core/bpmn/read.ts';
import { allScopes } from '../core/bpmn/read/check.ts';
import type { VersionSource } from '../core/definition/source.ts';
import { withoutPieces } from '../core/pieces/expand.ts';
import { readPiece } from '../core/pieces/read.ts';
import { piecesUsed } from '../core/pieces/needed.ts';
import { usersOfSteps } from '../core/pieces/outlines.ts';
import { drawn } from '../core/versions/draw.ts';
import { elementsOf } from '../core/versions/elements.ts';
import { redrawn } from '../core/versions/redraw.ts';
import type { Json, JsonObject } from '../core/vocabulary.ts';
import { readDefinitions, readPieces } from '../server/definitions/files.ts';
import { sourceText } from '../server/definitions/versions.ts';
import { ROOT } from './patterns/load.ts';
import { definitionOf, sourceOf } from './support/processes.ts';

const RELIEF = 'temporary-relief';
const { pieces, faults } = readPieces(ROOT);

it.each(Object.keys(pieces))('%s is of the language of pieces', (id) => {
  expect(faults[id]).toEqual([]);
  expect(readPiece(id, pieces[id]).faults).toEqual([]);
});

it('every piece is used', () => {
  const used = readDefinitions(ROOT).processes.flatMap(({ source }) => piecesUsed(source?.definition));
  expect(Object.keys(pieces).filter((id) => !used.includes(id))).toEqual([]);
});

/** Where everything below a state leads, by state, event and delay. */
function waysIn(node: JsonObject, name: string): Record<string, Json> {
  const heard = { ...(node.on as JsonObject), ...(node.after as JsonObject) };
  const own = Object.entries(heard).map(([event, way]) => [
    `${name} ${event}`,
    [way].flat().map((one) => (one as JsonObject).target ?? null),
  ]);
  const inner = Object.entries((node.states ?? {}) as Record<string, JsonObject>);
  return Object.assign(
    Object.fromEntries(own) as Record<string, Json>,
    ...inner.map(([key, child]) => waysIn(child, `${name}.${key}`)),
  ) as Record<string, Json>;
}

it('supplement and publicity lead from the steps of these names to these', () => {
  const { machine, delays } = definitionOf(RELIEF);
  const { supplement, publicity_stage } = machine.states as Record<string, JsonObject>;
  expect(waysIn(supplement!, 'supplement')).toEqual({
    'supplement resubmit': ['acceptance'],
    'supplement supplement_deadline': ['closed_incomplete'],
  });
  expect(delays).toMatchObject({ supplement_deadline: { wd: 'params.supplement_days' } });
  expect(Object.keys(publicity_stage!.states as object)).toEqual(['publicity', 'intake']);
  expect(waysIn(publicity_stage!, 'stage')).toEqual({
    'stage.intake.clear objection': ['objection_check'],
    'stage.intake.clear notice.ended': ['#temporary-relief.who_decides', '#temporary-relief.who_decides'],
    'stage.intake.objection_check complete': [
      '#temporary-relief.street_opinion',
      '#temporary-relief.who_decides',
      'clear',
    ],
  });
});

it('a version keeps the text of the pieces it was made with, one that uses none says nothing of them', () => {
  const found = readDefinitions(ROOT).processes.find(({ key }) => key === RELIEF)!.source!;
  expect(Object.keys(found.pieces!).sort()).toEqual(['shared/publicity', 'shared/supplement']);
  const before = sourceText(found);
  expect((JSON.parse(before) as JsonObject).pieces).toEqual(found.pieces);
  const other = { ...(found.pieces!['shared/supplement'] as JsonObject), title: '补齐' };
  expect(sourceText({ ...found, pieces: { ...found.pieces, 'shared/supplement': other } })).not.toBe(before);
  expect(sourceText(sourceOf(RELIEF))).not.toContain('"pieces"');
});

describe('a piece on a drawing', () => {
  const source = readDefinitions(ROOT).processes.find(({ key }) => key === RELIEF)!.source!;
  const { xml } = drawn(source);
  const written = (of: VersionSource): unknown => (withoutPieces(of) as JsonObject).machine;

  it('is one call activity that names it, with its ways out by their words', async () => {
    const { model } = await readBpmn(xml);
    const calls = allScopes(model!.processes[0]!).flatMap(({ nodes }) =>
      nodes.filter(({ type }) => type === 'call'),
    );
    expect(calls).toMatchObject([
      { id: 'supplement', name: '补正', called: 'shared/supplement', xz: { with: { matter: '临时救助' } } },
      { id: 'publicity_stage', name: '公示', called: 'shared/publicity' },
    ]);
    expect(xml).not.toContain('id="objection_check"');
    expect(xml).toContain('name="逾期未补"');
  });

  it('read back stands for the same steps, and its text comes along', async () => {
    const { source: back, findings } = await redrawn(source, xml);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(piecesUsed(back.definition)).toEqual(piecesUsed(source.definition));
    expect(back.pieces).toEqual(source.pieces);
    const [before, now] = [source, back].map(
      (of) => (written(of) as { states: Record<string, JsonObject> }).states,
    );
    expect(now!.supplement).toEqual(before!.supplement);
    expect(Object.keys(now!.publicity_stage!.states as object)).toEqual(['publicity', 'intake']);
  });

  it('is found under the element that stands for it, whatever step of it is meant', async () => {
    const { model } = await readBpmn(xml);
    expect(elementsOf(model!, usersOfSteps(source)).get('objection_check')).toBe('publicity_stage');
  });

  it('drawn into a process that had none brings its text from the house', async () => {
    const { pieces: _, ...bare } = source;
    const { source: made } = await redrawn(
      { ...bare, definition: { ...bare.definition, machine: {} } },
      xml,
      {
        pieces,
      },
    );
    expect(Object.keys(made.pieces ?? {}).sort()).toEqual(['shared/publicity', 'shared/supplement']);
  });
});
