import { textsOf } from '../../json.ts';
import { mapOf, valueOf } from '../../engine/params.ts';
import type { DecisionDraft } from '../../engine/run.ts';
import type { Json, JsonObject } from '../../vocabulary.ts';
import { block } from '../block.ts';
import { notify } from './carry.ts';
import { message as spec, type NotifyEffect } from './spec.ts';
import { idOf, namesRead, templateIn, type Template } from './templates.ts';

export const message = block({
  spec,
  carries: { notify },
  actions: {
    notify: (run, params, data) => {
      const template = templateIn(params);
      run.effect({
        kind: 'notify',
        to: textsOf(valueOf(run, params.to, data)),
        template: idOf(template),
        version: run.process.version,
        ...momentary(run, template, data),
        data: mapOf(run, params.data, data),
      });
    },
  },
});

/** What a text reads that is gone once the command is over. */
function momentary(
  run: DecisionDraft,
  template: Template,
  data: JsonObject,
): Pick<NotifyEffect, 'event' | 'by'> {
  const read = namesRead(run.process.definition, Object.values(template));
  return {
    ...(read.has('event') || read.has('entry') ? { event: run.scope(data)['event'] as Json } : {}),
    ...(read.has('actor') ? { by: run.actor } : {}),
  };
}
