/** Papers and photos, kind by kind: what is needed is said beside each, and a photo is one tap. */
import { useState, useSyncExternalStore } from 'react';
import type { FileGroup } from '../../../../core/files/kinds.ts';
import { acceptedOf } from '../../../../core/form/accepted.ts';
import type { Json, JsonObject } from '../../../../core/vocabulary.ts';
import { words } from '../../../words.ts';
import { previews } from '../../logic/previews.ts';
import { useFormVersion } from '../../logic/use-form-state.ts';
import { contextOf, type FormWidgetProps } from '../../logic/theme.ts';
import { uploadsOf } from '../../logic/uploads.ts';
import { KindBox } from './KindBox.tsx';
import { paperOf, type Paper } from './paper.ts';

interface KindSpec {
  kind: string;
  hint?: string;
  max?: number;
  accept?: FileGroup[];
}

export function AttachmentsWidget(props: FormWidgetProps) {
  const { store, caseId } = contextOf(props.registry);
  const { path } = props;
  const uploads = uploadsOf(store, path);
  const underWay = useSyncExternalStore(uploads.subscribe, uploads.current);
  const [undo, setUndo] = useState<Json[]>();
  // which kinds are needed follows from other fields
  useFormVersion(store);
  const needed = store.papersFor(path);
  const list: Json[] = Array.isArray(props.value) ? (props.value as Json[]) : [];
  const papers = list.map(paperOf);
  const remove = (paper: Paper) => {
    setUndo(list);
    const left = list.filter((_, i) => i !== paper.index);
    if (paper.id !== undefined) previews.drop(paper.id);
    props.onChange(left.length > 0 ? left : undefined);
  };
  const kinds = (props.options['attachments'] ?? []) as unknown as KindSpec[];
  const takes = (kind: string | undefined) => acceptedOf(props.schema as JsonObject, kinds, kind);
  const box = (spec: KindSpec | undefined) => (
    <KindBox
      key={spec?.kind ?? ''}
      id={`${props.id}__${spec?.kind ?? 'all'}`}
      title={spec?.kind}
      hint={spec?.hint}
      needed={spec !== undefined && needed.includes(spec.kind)}
      max={spec?.max ?? (spec ? undefined : props.schema.maxItems)}
      camera={(props.schema as JsonObject)['x-camera'] === true}
      takes={takes(spec?.kind)}
      caseId={caseId}
      papers={papers.filter((paper) => paper.kind === spec?.kind)}
      uploads={underWay.filter((upload) => upload.kind === spec?.kind)}
      readonly={props.readonly === true || props.disabled === true}
      onFiles={(files) =>
        void uploads.add(files, spec?.kind, {
          takes: takes(spec?.kind),
          title: spec?.kind ?? props.label,
          caseId,
        })
      }
      onRemove={remove}
      onRetry={(key) => void uploads.retry(key)}
      onDrop={(key) => uploads.drop(key)}
    />
  );
  // what has to be there stands first: who stops reading has done what counts
  const isNeeded = ({ kind }: KindSpec) => needed.includes(kind);
  const specs = [...kinds.filter(isNeeded), ...kinds.filter((spec) => !isNeeded(spec))];
  const known = new Set(specs.map(({ kind }) => kind));
  const others = [
    ...new Set(papers.map(({ kind }) => kind).filter((kind) => kind !== undefined && !known.has(kind))),
  ];
  const hasPlain = specs.length === 0 || papers.some(({ kind }) => kind === undefined);
  return (
    <div className="kinds" id={props.id} tabIndex={-1}>
      {specs.map((spec) => box(spec))}
      {others.map((kind) => (kind === undefined ? null : box({ kind })))}
      {hasPlain ? box(undefined) : null}
      <div aria-live="polite">
        {undo !== undefined && undo.length > list.length ? (
          <p className="undo">
            {words.form.removed}
            <button
              type="button"
              className="link"
              onClick={() => {
                props.onChange(undo);
                setUndo(undefined);
              }}
            >
              {words.common.undo}
            </button>
          </p>
        ) : null}
      </div>
    </div>
  );
}
