/** Two versions side by side: what changed in words, and where on both diagrams. */
import { useEffect, useRef, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { Change, DiffView } from '../../../core/api-admin.ts';
import { Empty } from '../../ui/desk/Empty.tsx';
import { Failure } from '../../ui/desk/Failure.tsx';
import { Bars, Later } from '../../ui/desk/Later.tsx';
import { useDiff } from '../data/queries.ts';
import { Canvas } from '../diagram/Canvas.tsx';
import type { Drawing } from '../diagram/services.ts';
import { text } from '../messages.ts';
import { to } from '../shell/paths.ts';
import { mark, reveal } from './marks.ts';

export function ComparePage() {
  const { key = '' } = useParams();
  const [search] = useSearchParams();
  const [from, into] = [search.get('from') ?? '', search.get('to') ?? ''];
  const diff = useDiff(key, from, into);
  useEffect(() => {
    document.title = text.pageTitle(text.compare.title);
  }, []);
  if (diff.isError) return <Failure error={diff.error} retry={() => void diff.refetch()} />;
  if (!diff.data)
    return (
      <Later>
        <Bars widths={[30, 90, 88]} />
      </Later>
    );
  return <Sides key={diff.dataUpdatedAt} processKey={key} from={from} into={into} diff={diff.data} />;
}

interface Props {
  processKey: string;
  from: string;
  into: string;
  diff: DiffView;
}

function Sides({ processKey, from, into, diff }: Props) {
  const drawings = useRef<{ before?: Drawing; after?: Drawing }>({});
  const [chosen, setChosen] = useState<Change | null>(null);
  const words = text.compare;
  const choose = (change: Change): void => {
    setChosen(change);
    for (const drawing of Object.values(drawings.current)) reveal(drawing, change.element);
  };
  return (
    <main id="main" className="work compare">
      <div className="bar-top">
        <Link to={to.process(processKey)}>{words.back}</Link>
        <h1>{words.of(nameOf(from), nameOf(into))}</h1>
        {!isVersion(into) && (
          <Link className="bar-push" to={to.draft(processKey, into)}>
            {words.toDraft}
          </Link>
        )}
      </div>
      <div className="compare-body">
        <section className="compare-words" aria-label={words.changes}>
          <h2>{words.count(diff.changes.length)}</h2>
          {diff.changes.length === 0 && <Empty {...words.none} />}
          <ul>
            {diff.changes.map((change, n) => (
              <li key={n}>
                <button
                  type="button"
                  aria-pressed={chosen === change}
                  className={`change is-${change.kind}`}
                  onClick={() => choose(change)}
                >
                  <span className="mark">{words.kinds[change.kind]}</span>
                  <span>{change.text}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
        <figure>
          <figcaption>{nameOf(from)}</figcaption>
          <Canvas
            xml={diff.diagrams.before}
            editable={false}
            label={words.before}
            onReady={(drawing) => {
              drawings.current.before = drawing;
              mark(drawing, diff.changes);
            }}
          />
        </figure>
        <figure>
          <figcaption>{nameOf(into)}</figcaption>
          <Canvas
            xml={diff.diagrams.after}
            editable={false}
            label={words.after}
            onReady={(drawing) => {
              drawings.current.after = drawing;
              mark(drawing, diff.changes);
            }}
          />
        </figure>
      </div>
    </main>
  );
}

function isVersion(side: string): boolean {
  return /^\d+$/.test(side);
}

function nameOf(side: string): string {
  return isVersion(side) ? text.version(Number(side)) : text.compare.draft;
}
