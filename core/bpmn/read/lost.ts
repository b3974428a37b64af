/** What is not read is told. */
import type { ModdleElement } from 'bpmn-moddle';
import { PLACEHOLDER } from './artefacts.ts';
import type { ReadContext } from './context.ts';

/** Parts of a step that nothing here looks at and that are not written back. */
const LOST: Record<string, string> = {
  ioSpecification: '输入输出说明',
  properties: '变量说明',
  resources: '承担人说明',
  monitoring: '监控说明',
  auditing: '审计说明',
};

/** Says what of a step was not taken in. */
export function sayLost(element: ModdleElement, { findings }: ReadContext): void {
  const lost = Object.entries(LOST).filter(([name]) => {
    const part = element.get(name);
    return Array.isArray(part) ? part.some((each) => each.name !== PLACEHOLDER) : part !== undefined;
  });
  if (lost.length === 0) return;
  findings.info(
    'details_not_kept',
    element.id ?? '',
    `图形里的${lost.map(([, word]) => word).join('、')}没有读入,导出时不会写回`,
    `${lost.map(([name]) => name).join(', ')} of the element are not read and not written back`,
  );
}
