/** A decision table decides every case, and each of its rules can apply. */
import { judgeGuards } from '../../proof/guards.ts';
import { testsToExpression } from '../../expression/unary.ts';
import { parseTests } from '../../expression/syntax.ts';
import { checkUnaryTest } from '../../expression/index.ts';
import type { DecisionTable } from './language.ts';
import type { Report, Rule } from '../../proof/runner.ts';
import { inWords } from '../../proof/witness.ts';
import type { DefinitionContext } from '../../proof/machine/context.ts';
import { listOf, objectOf, optional, ANY, type Type } from '../../proof/machine/types.ts';
import { broken } from '../../proof/machine/rules/names-and-types.ts';
import type { BlockProof } from '../proof.ts';
import { words } from './messages.ts';

const decides: Rule<DefinitionContext> = {
  name: 'tables',
  run: (context, report) => {
    for (const [name, table] of Object.entries(context.definition.tables ?? {}))
      look(context, name, table, report);
  },
};

/** The tests of every row can be read. */
const tests: Rule<DefinitionContext> = {
  name: 'table_tests',
  run: ({ definition }, report) => {
    for (const [name, table] of Object.entries(definition.tables ?? {}))
      table.rules.forEach(({ when }, r) =>
        when.forEach((cell, i) => {
          if (cell.trim() === '-') return;
          for (const problem of checkUnaryTest(cell))
            if (problem.severity === 'error')
              broken(report, name, `/tables/${name}/rules/${r}/when/${i}`, problem.message, cell);
        }),
      );
  },
};

function look(context: DefinitionContext, name: string, table: DecisionTable, report: Report): void {
  const cells = table.rules.flatMap(({ when }) => when);
  if (
    cells.some(
      (cell) => cell.trim() !== '-' && checkUnaryTest(cell).some(({ severity }) => severity === 'error'),
    )
  )
    return;
  // rules for some time or place only cannot be counted on
  const always = table.rules.filter(
    ({ from, to, region }) => from === undefined && to === undefined && region === undefined,
  );
  const conditions = always.map((rule) => conditionOf(table, rule.when));
  if (conditions.length === 0) return;
  const judgement = judgeGuards(conditions, context.knowledge());
  const label = words.proof.table(table.label);
  if (judgement.undecided !== null) return;
  if (table.hit !== 'collect' && judgement.hole) {
    const { chinese, english } = inWords(judgement.hole);
    const sure = judgement.hole.sure;
    report({
      code: sure ? 'table_hole' : 'table_undecided',
      element: name,
      path: `/tables/${name}`,
      message: words.proof.hole(label, sure ? words.proof.certain : words.proof.possible, chinese),
      english: `Table ${name} ${sure ? 'leaves' : 'may leave'} a hole: ${english}`,
    });
  }
  const dead = table.hit === 'first' ? judgement.shadowed : judgement.never;
  for (const i of dead) {
    const row = table.rules.indexOf(always[i] as (typeof always)[number]);
    report({
      code: 'table_rule_never',
      element: name,
      path: `/tables/${name}/rules/${row}`,
      message: words.proof.unusedRow(label, row + 1),
      english: `Rule ${row + 1} of table ${name} never applies`,
    });
  }
  if (table.hit === 'unique') tellOverlaps(name, label, judgement.overlaps, report);
}

function tellOverlaps(
  name: string,
  label: string,
  overlaps: ReturnType<typeof judgeGuards>['overlaps'],
  report: Report,
): void {
  for (const { first, second, witness } of overlaps) {
    if (!witness.sure) continue;
    const { chinese, english } = inWords(witness);
    report({
      code: 'table_overlap',
      element: name,
      path: `/tables/${name}/rules/${first}`,
      message: words.proof.overlap(label, first + 1, second + 1, chinese),
      english: `Rules ${first + 1} and ${second + 1} of table ${name} apply at once: ${english}`,
    });
  }
}

/** The tests of a row as one condition over the table's inputs. */
function conditionOf(table: DecisionTable, when: readonly string[]): string {
  const tests = when.flatMap((cell, i) => {
    if (cell.trim() === '-') return [];
    const input = table.inputs[i]?.value ?? 'null';
    return [`(${testsToExpression(parseTests(cell), cell).replaceAll('?', `(${input})`)})`];
  });
  return tests.length > 0 ? tests.join(' and ') : 'true';
}

/** A table is read as its outputs: those of the one row that applies, or a list of them. */
function typeOf({ outputs, hit }: DecisionTable): Type {
  const row = objectOf(Object.fromEntries(outputs.map((output) => [output, optional(ANY)])));
  return hit === 'collect' ? listOf(row) : optional(row);
}

export const proof: BlockProof = {
  types: ({ definition: { tables = {} } }) =>
    Object.entries(tables).map(([name, table]) => [name, typeOf(table)]),
  rules: [tests, decides],
  findings: {
    table_hole: 'error',
    table_undecided: 'warning',
    table_rule_never: 'warning',
    table_overlap: 'error',
  },
};
