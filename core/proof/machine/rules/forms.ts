/** The forms a process names are there and used, and their own expressions speak of fields that exist. */
import type { CompiledForm } from '../../../form/types.ts';
import { eachField, schemaAt } from '../../../form/fields.ts';
import { joinPath, parentOf } from '../../../form/paths.ts';
import { layersOf } from '../../../form/reads.ts';
import type { Report, Rule } from '../../runner.ts';
import { formsOf } from '../blocks.ts';
import type { DefinitionContext } from '../context.ts';
import { slotsOf } from '../expressions.ts';
import { saidOfBlocks } from '../said-of-blocks.ts';
import { at, ANY, type Names, NUMBER, objectOf, STRING, type Type, typeOf } from '../types.ts';
import { look } from './names-and-types.ts';
import { messages } from '../../messages.ts';

export const forms: Rule<DefinitionContext> = {
  name: 'forms',
  run: (context, report) => {
    const used = usedForms(context);
    for (const [id, element] of used) {
      if (context.forms.has(id)) continue;
      report({
        code: 'form_missing',
        element,
        path: id,
        message: messages.forms.missing(id),
        english: `There is no form ${id}`,
      });
    }
    for (const [id, form] of context.forms) {
      if (!used.has(id))
        report({
          code: 'form_unused',
          element: id,
          message: messages.forms.unused(form.title),
          english: `Form ${id} is not used`,
        });
      inside(context, form, report);
    }
  },
};

/** Forms the definition names, with where. */
function usedForms(context: DefinitionContext): Map<string, string> {
  const { definition, machine } = context;
  const used = new Map<string, string>([[definition.start.form, 'start']]);
  const add = (id: string | null | undefined, element: string): void => void (id && used.set(id, element));
  for (const [name, { form }] of Object.entries(definition.actions ?? {})) add(form, name);
  for (const { key, meta } of machine.states) {
    const { task } = meta;
    add(task?.form, key);
    for (const seat of task?.seats ?? []) add(seat.form, key);
    for (const outcome of Object.keys(task?.outcomes ?? {}))
      for (const id of task ? formsOf(task, outcome) : []) add(id, key);
  }
  for (const { element, read } of saidOfBlocks(context)) if (read.as === 'form') add(read.text, element);
  return used;
}

function inside(context: DefinitionContext, form: CompiledForm, report: Report): void {
  const data = context.scope().data;
  const seen = (base: string, container: string): Names => namesAt(form, base, container, data);
  for (const kind of ['computed', 'visible', 'required', 'signers'] as const) {
    for (const { base, path, feel } of form[kind] ?? []) {
      look(
        {
          text: feel,
          element: form.id,
          path: `${kind}/${path}`,
          ...(kind === 'visible' || kind === 'required' ? { wanted: 'boolean' as const } : {}),
        },
        seen(base, parentOf(path)),
        report,
      );
    }
  }
  for (const { base, each, must, message, code } of form.rules) {
    const names = seen(base, each ?? base);
    look({ text: must, element: form.id, path: `rules/${code}`, wanted: 'boolean' }, names, report);
    for (const slot of slotsOf(message, form.id, `rules/${code}/message`)) look(slot, names, report);
  }
  for (const { base, path, kinds } of form.attachments) {
    for (const { required, kind } of kinds) {
      if (required !== undefined)
        look(
          { text: required, element: form.id, path: `attachments/${path}/${kind}`, wanted: 'boolean' },
          seen(base, parentOf(path)),
          report,
        );
    }
  }
}

/** What an expression of a form sees: the fields beside it, those of the groups around, and the words of forms. */
function namesAt(form: CompiledForm, base: string, container: string, caseData: Type): Names {
  const layers = layersOf(form.schema, base, container);
  const row = container.endsWith('[]');
  const words: Record<string, Type> = {
    // a group that is used in several forms cannot know what else they hold
    root: base === '' ? typeOf(form.schema) : ANY,
    case_data: caseData.kind === 'object' ? objectOf({ ...caseData.fields }, true) : ANY,
    today: STRING,
    ...(row ? { row: typeOf(schemaAt(form.schema, container) ?? {}), index: NUMBER } : {}),
  };
  return {
    get: (name) => {
      if (
        Object.hasOwn(words, name) &&
        !(name === 'row' && layers.some((layer) => schemaAt(form.schema, joinPath(layer, name))))
      )
        return words[name];
      const layer = layers.find((one) => schemaAt(form.schema, joinPath(one, name)) !== undefined);
      const schema = layer === undefined ? undefined : schemaAt(form.schema, joinPath(layer, name));
      return schema
        ? at(objectOf({ [name]: { ...typeOf(schema), nullable: true } as Type }), [name]).type
        : undefined;
    },
    all: () => {
      const all: string[] = Object.keys(words);
      eachField(form.schema, (template) => all.push(template));
      return all;
    },
  };
}
