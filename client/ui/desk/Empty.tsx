/** An empty place says why it is empty and what one can do next. */
import type { ReactNode } from 'react';

export function Empty({ why, next, children }: { why: string; next: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-why">{why}</p>
      <p className="empty-next">{next}</p>
      {children}
    </div>
  );
}
