/** What can be applied for, with its guide and start form. */
import type { FastifyInstance } from 'fastify';
import { contract } from '../../../core/contract/index.ts';
import type { ProcessItem, ProcessView } from '../../../core/contract/shapes/process.ts';
import type { CompiledProcess } from '../../../core/engine/process.ts';
import type { Actor } from '../../../core/vocabulary.ts';
import type { Context } from '../../context.ts';
import { errors } from '../../errors.ts';
import { formView } from '../../present/case.ts';
import { serve } from '../serve.ts';

const calls = contract.processes;

export function processRoutes(app: FastifyInstance, context: Context): void {
  serveList(app, context);
  serveRead(app, context);
}

function serveList(app: FastifyInstance, context: Context): void {
  const { library } = context;
  serve(app, context, calls.list, async (request) => {
    const actor = request.session?.actor ?? null;
    const items = library.keys().flatMap((key) => {
      const process = library.latest(key) as CompiledProcess;
      return !actor || mayStart(process, actor) ? [item(process)] : [];
    });
    return { items };
  });
}

function serveRead(app: FastifyInstance, context: Context): void {
  const { library } = context;
  serve(app, context, calls.read, async (request) => {
    const { key } = request.params;
    const process = library.latest(key);
    if (!process)
      throw library.unavailable.some((u) => u.key === key)
        ? errors.unavailable(key)
        : errors.unknown('process');
    return view(process);
  });
}

/** Whether the engine would let this actor open a case of the process. */
function mayStart(process: CompiledProcess, actor: Actor): boolean {
  const { roles } = process.definition.start;
  return roles.includes('anyone') || actor.positions.some((p) => roles.includes(p.role));
}

function item({ definition, version }: CompiledProcess): ProcessItem {
  return {
    key: definition.key,
    title: definition.title,
    group: definition.group ?? '',
    summary: definition.guide?.summary ?? '',
    version,
  };
}

function view(process: CompiledProcess): ProcessView {
  const form = process.forms.get(process.definition.start.form);
  if (!form) throw errors.unavailable(process.definition.key);
  return {
    ...item(process),
    guide: process.definition.guide ?? null,
    form: formView(form),
    optional: process.definition.start.optional ?? null,
  };
}
