/** Shows nothing for the first second: a skeleton that flashes is worse than none. */
import { useEffect, useState, type ReactNode } from 'react';

const SECOND_MS = 1000;

export function Later({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), SECOND_MS);
    return () => clearTimeout(timer);
  }, []);
  return shown ? children : null;
}

/** Grey bars in the place of lines; `widths` in per cent. */
export function Bars({ widths }: { widths: number[] }) {
  return (
    <div className="bars" aria-hidden="true">
      {widths.map((width, i) => (
        <span key={i} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
