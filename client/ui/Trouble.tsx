/** Something could not be loaded: what, and one tap to try again. */
import { sentenceOf } from '../api/http.ts';
import { words } from '../words.ts';

export function Trouble({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  return (
    <div className="trouble" role="alert">
      <p>{sentenceOf(error)}</p>
      {onRetry ? (
        <button type="button" className="button" onClick={onRetry}>
          {words.common.retry}
        </button>
      ) : null}
    </div>
  );
}

/** Lines where the text will be. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  return (
    <div className="skeleton" aria-busy="true">
      <span className="sr-only" role="status">
        {words.common.loading}
      </span>
      {Array.from({ length: lines }, (_, i) => (
        <span key={i} className="bone" />
      ))}
    </div>
  );
}
