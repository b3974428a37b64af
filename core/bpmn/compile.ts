/**
 * From a BPMN model to the machine the runtime executes, in four passes. What cannot run is a finding that names the
 * element; nothing is dropped in silence and nothing throws.
 */
import type { PeriodSpec } from '../definition/process.ts';
import type { JsonObject } from '../vocabulary.ts';
import { chooseProcess, indexProcess } from './compile/1-index.ts';
import { link } from './compile/2-link.ts';
import { checkExpressions } from './compile/3-expressions.ts';
import { checkOutcomes } from './compile/3-outcomes.ts';
import { buildMachine } from './compile/4-machine.ts';
import { MAX_PLACES, TooTangled } from './compile/places.ts';
import { Findings } from './findings.ts';
import type { BpmnModel, BpmnProcess, Finding } from './model.ts';
import type { PieceOutline } from './pieces.ts';
import { messages } from './messages.ts';

export interface CompileOptions {
  /** Id of the process to compile; default the executable one, else the first. */
  process?: string;
  /** Key of the definition the machine will stand in: addresses inside the machine begin with it. Default the process's id. */
  key?: string;
  /** Roles of the house; a lane with the name or id of one is that role's. Without them a lane counts whose name looks like a role id. */
  roles?: Iterable<{ id: string; name: string }>;
  /** Pieces of process that call activities may name, by id. Without them a piece's ways out are those the drawing names. */
  pieces?: Iterable<readonly [string, PieceOutline]>;
}

export interface CompiledBpmn {
  /** The XState config in the closed vocabulary; null where there is nothing to run. */
  machine: JsonObject | null;
  /** Delays the machine names, for `definition.delays`. */
  delays: Record<string, PeriodSpec>;
  /** Events the machine hears that are no outcomes, for `definition.messages`. */
  messages: string[];
  /** The process that was compiled. */
  process: BpmnProcess | null;
  findings: Finding[];
}

/** Compiles one process of a model. */
export function compileBpmn(model: BpmnModel, options: CompileOptions = {}): CompiledBpmn {
  const findings = new Findings();
  const process = chooseProcess(model, options.process, findings);
  const nothing: CompiledBpmn = { machine: null, delays: {}, messages: [], process, findings: findings.list };
  if (!process) return nothing;
  try {
    const graph = indexProcess(process, model, findings);
    link(graph, process, model, findings);
    checkExpressions(graph, findings);
    checkOutcomes(graph, findings);
    if (graph.starts.length === 0) return nothing;
    const roles = new Map(
      [...(options.roles ?? [])].flatMap(
        ({ id, name }) =>
          [
            [id, id],
            [name, id],
          ] as [string, string][],
      ),
    );
    const house = { roles, pieces: new Map(options.pieces ?? []) };
    return { ...nothing, ...buildMachine(graph, options.key ?? process.id, house, findings) };
  } catch (error) {
    if (error instanceof TooTangled) {
      findings.error(
        'too_tangled',
        process.id,
        messages.compile.tooTangled(MAX_PLACES),
        `Branches that cross take more than ${MAX_PLACES} places; split them into sub-processes`,
      );
      return nothing;
    }
    // a fault of ours is a finding too: the designer goes on
    findings.error(
      'compile_failed',
      process.id,
      messages.compile.notCompiled,
      `Compiling failed: ${(error as Error).stack ?? String(error)}`.slice(0, 600),
    );
    return nothing;
  }
}
