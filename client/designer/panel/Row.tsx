/** One property: its word, the control, a hint below. */
import { useId, type ReactNode } from 'react';

interface Props {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** The control, given the id its label points at. */
  children: (id: string) => ReactNode;
}

export function Row({ label, hint, error, children }: Props) {
  const id = useId();
  return (
    <div className="row">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {error !== undefined && <p className="row-error">{error}</p>}
      {hint !== undefined && <p className="row-hint">{hint}</p>}
    </div>
  );
}

/** A part of the panel under a heading; folded where it is seldom needed. */
export function Part({
  title,
  folded = false,
  children,
}: {
  title: string;
  folded?: boolean;
  children: ReactNode;
}) {
  if (folded)
    return (
      <details className="part">
        <summary>{title}</summary>
        <div className="part-body">{children}</div>
      </details>
    );
  return (
    <section className="part" aria-label={title}>
      <h3>{title}</h3>
      <div className="part-body">{children}</div>
    </section>
  );
}
