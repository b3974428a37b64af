/** Drawings for tests, without coordinates: nodes and flows as XML. */

export interface Drawn {
  id: string;
  tag: string;
  attributes?: string;
  inner?: Drawing;
  body?: string;
}

export interface Drawing {
  nodes: Drawn[];
  flows: { source: string; target: string; condition?: string; id?: string }[];
}

const escape = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** The whole file. */
export function xmlOf(drawing: Drawing): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xz="http://xiangzhi/schema/1" targetNamespace="t">
<process id="p" isExecutable="true">${content(drawing, 'p')}</process>
</definitions>`;
}

function content({ nodes, flows }: Drawing, scope: string): string {
  const drawn = nodes.map(
    ({ id, tag, attributes, inner, body }) =>
      `<${tag} id="${id}" ${attributes ?? ''}>${body ?? ''}${inner ? content(inner, id) : ''}</${tag}>`,
  );
  const lines = flows.map(({ source, target, condition, id }, n) => {
    const inside =
      condition === undefined
        ? ''
        : `<conditionExpression xsi:type="tFormalExpression">${escape(condition)}</conditionExpression>`;
    return `<sequenceFlow id="${id ?? `${scope}_f${n}`}" sourceRef="${source}" targetRef="${target}">${inside}</sequenceFlow>`;
  });
  return [...drawn, ...lines].join('\n');
}
