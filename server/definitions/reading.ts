/** The version a case is read with. One that was moved between versions holds steps only an earlier one knows. */
import type { ViewSpec } from '../../core/definition/process.ts';
import type { CompiledProcess } from '../../core/engine/process.ts';
import type { Case } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { versionOf } from './library.ts';

/**
 * The version a case runs on; for one that was moved, with the steps, forms and views of earlier versions for what was done
 * at steps that are no more: they keep their names, and stay as hidden and masked as they were. For reading only.
 * @throws HttpError 409 when the version it runs on cannot be loaded
 */
export async function processToRead(
  { library, log }: Pick<Context, 'library' | 'log'>,
  { process: key, version, before = [] }: Pick<Case, 'process' | 'version' | 'before'>,
): Promise<CompiledProcess> {
  let process = await library.version(key, version);
  for (const earlier of [...before].reverse()) {
    const old = await versionOf({ library, log }, { process: key, version: earlier });
    if (old) process = withFormer(process, old);
  }
  return process;
}

/** Made once for two versions: what is derived from a version is kept by the object. */
const made = new WeakMap<CompiledProcess, WeakMap<CompiledProcess, CompiledProcess>>();

function withFormer(process: CompiledProcess, old: CompiledProcess): CompiledProcess {
  const ready = made.get(process)?.get(old);
  if (ready) return ready;
  const known = new Set([...process.machine.nodes.values()].map(({ step }) => step));
  const gone = [...old.machine.nodes].filter(([, { step }]) => !known.has(step));
  const views = (old.definition.views ?? []).flatMap((view) =>
    viewOf(view, new Set(gone.map(([, { step }]) => step))),
  );
  const whole = {
    ...process,
    machine: { ...process.machine, nodes: new Map([...process.machine.nodes, ...gone]) },
    forms: new Map([...old.forms, ...process.forms]),
    definition: { ...process.definition, views: [...(process.definition.views ?? []), ...views] },
  };
  const others = made.get(process) ?? new WeakMap<CompiledProcess, CompiledProcess>();
  made.set(process, others.set(old, whole));
  return whole;
}

/** What a view says of certain blocks, if anything. */
function viewOf(view: ViewSpec, blocks: ReadonlySet<string>): ViewSpec[] {
  const fields = view.fields.filter((field) => blocks.has(field.split('.')[0] ?? ''));
  return fields.length > 0 ? [{ ...view, fields }] : [];
}
