/** A case as somebody may see it. */
import type { CaseAction, CaseItem, CaseStarted, CaseView, FormView } from '../../core/api.ts';
import { caseActs } from '../../core/acts/act.ts';
import { shownOf, type CaseReader } from '../../core/blocks/block.ts';
import { whyNotOnCase } from '../../core/engine/act-on-case.ts';
import type { DecisionFacts } from '../../core/engine/facts.ts';
import type { CompiledProcess } from '../../core/engine/process.ts';
import { DecisionDraft } from '../../core/engine/run.ts';
import { statesOf, stepsOf } from '../../core/engine/steps.ts';
import { templateOf } from '../../core/form/paths.ts';
import { present } from '../../core/form/present.ts';
import type { CompiledForm } from '../../core/form/types.ts';
import { maskName } from '../../core/values/mask.ts';
import type { Actor, Case } from '../../core/vocabulary.ts';
import type { Registry } from '../registry.ts';
import { blockAccess, START_BLOCK, type Relation } from './access.ts';
import { blockViews, dataBeside } from './blocks.ts';
import { renewedOf } from './renewed.ts';
import { routeOf } from './route.ts';
import { subjectFor } from './subject.ts';
import { throughVeil, veilOf } from './veil.ts';
import { endingOf, outcomeLabel, wordOf } from './words.ts';

export function caseStarted(process: CompiledProcess, c: Case): CaseStarted {
  return {
    id: c.id,
    caseNo: c.caseNo,
    version: c.version,
    seq: c.seq,
    status: c.status,
    steps: stepsOf(process, c),
  };
}

/** A case in a list. */
export function caseItem(
  process: CompiledProcess,
  registry: Registry,
  c: Case,
  relation: Relation,
): CaseItem {
  return {
    id: c.id,
    caseNo: c.caseNo,
    process: c.process,
    processTitle: process.definition.title,
    subject: subjectFor(process, c, relation),
    status: c.status,
    word: wordOf(process, c),
    ending: endingOf(process, c),
    outcome: c.outcome ?? null,
    outcomeLabel: outcomeLabel(process, c),
    region: c.region,
    regionName: registry.name(c.region),
    startedAt: c.startedAt,
    endedAt: c.endedAt ?? null,
    steps: stepsOf(process, c),
    stepLabels: [...new Set(statesOf(process, c).map(({ meta, step }) => meta.label ?? step))],
  };
}

/** A form as sent to be rendered. */
export function formView(form: CompiledForm): FormView {
  return { ...form, uiSchema: form.ui };
}

/** What belongs to a case beyond its document. */
interface Attached {
  documents: CaseView['documents'];
  ledger: CaseView['ledger'];
  myTasks: CaseView['myTasks'];
  /** Acts on the case as a whole. */
  actions: CaseAction[];
}

/** The whole case for somebody. */
export function caseView(
  process: CompiledProcess,
  registry: Registry,
  c: Case,
  relation: Relation,
  attached: Attached,
): CaseView {
  const startForm = process.forms.get(process.definition.start.form) ?? null;
  const access = blockAccess(process, relation, START_BLOCK, startForm);
  const start = startForm ? present(startForm, c.data, access) : { data: {}, masked: [] };
  const blocks = blockViews(process, c, relation);
  const { actions } = attached;
  const nameShown = relation.veiled !== null ? maskName : (name: string): string => name;
  const used = new Set(
    [...blocks.map((b) => b.form), ...actions.map((a) => a.form)].filter((id): id is string => id !== null),
  );
  const veil = veilOf(process, c, relation);
  const shown = <T>(part: T): T => throughVeil(veil, part);
  return {
    ...caseItem(process, registry, c, relation),
    version: c.version,
    seq: c.seq,
    filer: shown(nameShown(c.filer.name)),
    behalfOf: c.behalfOf ? shown(nameShown(c.behalfOf.name)) : null,
    data: shown({ ...dataBeside(process, c, relation), ...start.data }),
    masked: start.masked,
    renewed: renewedOf(process, c, (path) => access(templateOf(path)) !== 'hidden'),
    form: startForm ? formView(startForm) : null,
    forms: Object.fromEntries([...used].map((id) => [id, formView(process.forms.get(id) as CompiledForm)])),
    blocks: shown(blocks),
    route: shown(routeOf(process, registry, c, relation)),
    clock: null,
    notices: [],
    objections: [],
    ...ofBlocks(process, registry, c, relation, shown),
    shown: shown(shownOf(process.blocks, c)),
    ...attached,
    documents: shown(attached.documents),
    ledger: shown(attached.ledger),
    may: Object.fromEntries(actions.map((action) => [action.id, action.allowed])),
  };
}

/** What the blocks have of the case. */
function ofBlocks(
  process: CompiledProcess,
  registry: Registry,
  c: Case,
  relation: Relation,
  veiled: <T>(part: T) => T,
): Partial<CaseView> {
  const reader: CaseReader = {
    process,
    regionName: registry.name,
    regionLabel: registry.label,
    mayRead: (block, field) => blockAccess(process, relation, block, null)(field) !== 'hidden',
    veiled,
  };
  return Object.assign({}, ...process.blocks.map(({ view }) => view?.(c, reader))) as Partial<CaseView>;
}

/** Acts on the case somebody could think of, with the reason where they may not. */
export function caseActions(
  process: CompiledProcess,
  facts: DecisionFacts,
  c: Case,
  actor: Actor,
): CaseAction[] {
  const run = new DecisionDraft(process, c, facts, actor);
  const declared = Object.entries(process.definition.actions ?? {}).flatMap(([id, spec]): CaseAction[] => {
    const why = whyNotOnCase(run, id);
    if (why?.code === 'not_your_action') return [];
    return [
      {
        id,
        label: spec.label,
        form: spec.form ?? null,
        reason: false,
        grave: false,
        allowed: why ? why.message : true,
      },
    ];
  });
  const general = caseActs(run).map((act): CaseAction => ({
    id: act.id,
    label: act.label,
    form: null,
    reason: act.asks.comment !== undefined,
    grave: act.grave ?? false,
    allowed: true,
  }));
  return [...declared, ...general];
}
