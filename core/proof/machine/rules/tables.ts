/** A decision table decides every case, and each of its rules can apply. */
import { judgeGuards } from '../../guards.ts';
import { testsToExpression } from '../../../expression/unary.ts';
import { parseTests } from '../../../expression/syntax.ts';
import { checkUnaryTest } from '../../../expression/index.ts';
import type { DecisionTable } from '../../../blocks/table/language.ts';
import type { Report, Rule } from '../../runner.ts';
import { inWords } from '../../witness.ts';
import type { DefinitionContext } from '../context.ts';
import { messages } from '../../messages.ts';

export const tables: Rule<DefinitionContext> = {
  name: 'tables',
  run: (context, report) => {
    for (const [name, table] of Object.entries(context.definition.tables ?? {}))
      look(context, name, table, report);
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
  const label = messages.tables.table(table.label);
  if (judgement.undecided !== null) return;
  if (table.hit !== 'collect' && judgement.hole) {
    const { chinese, english } = inWords(judgement.hole);
    const sure = judgement.hole.sure;
    report({
      code: sure ? 'table_hole' : 'table_undecided',
      element: name,
      path: `/tables/${name}`,
      message: messages.tables.hole(
        label,
        sure ? messages.tables.certain : messages.tables.possible,
        chinese,
      ),
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
      message: messages.tables.unusedRow(label, row + 1),
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
      message: messages.tables.overlap(label, first + 1, second + 1, chinese),
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
