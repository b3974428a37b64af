/** 申请: what was applied for, and what each step added, as it was filled in. */
import type { BlockView, CaseView } from '../../../core/api.ts';
import { describeInstant } from '../../../core/time/describe.ts';
import { text } from '../messages.ts';
import { ReadForm } from '../read/ReadForm.tsx';

export function ApplicationTab({ view }: { view: CaseView }) {
  return (
    <>
      <section className="sheet">
        {view.form ? (
          <ReadForm form={view.form} data={view.data} step={null} />
        ) : (
          <p className="none">{text.case.noApplication}</p>
        )}
      </section>
      {view.blocks.length > 0 && <h2 className="sheet-title">{text.case.blocks}</h2>}
      {view.blocks.map((block, i) => (
        <Block key={i} block={block} view={view} />
      ))}
    </>
  );
}

function Block({ block, view }: { block: BlockView; view: CaseView }) {
  const form = block.form === null ? undefined : view.forms[block.form];
  const filled = Object.keys(block.data).length > 0;
  return (
    <section className="sheet block">
      <BlockHead block={block} />
      {block.comment !== null && <blockquote>{block.comment}</blockquote>}
      {form && filled && <ReadForm form={form} data={block.data} step={block.step} level={4} />}
    </section>
  );
}

/** Which step, what was decided, who and when. */
export function BlockHead({ block, lead }: { block: BlockView; lead?: string }) {
  return (
    <header className="block-head">
      <h3>
        {lead !== undefined && <span className="block-lead">{lead}</span>} {block.label}{' '}
        <span className="block-act">{block.actionLabel}</span>
      </h3>
      <p>
        {block.by} {describeInstant(block.at)}
      </p>
    </header>
  );
}
