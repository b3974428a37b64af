/** Which rows of a long list are drawn: all rows are of one height, so it is arithmetic. */
import { useCallback, useEffect, useLayoutEffect, useState, type RefObject } from 'react';

interface Window {
  first: number;
  /** One past the last. */
  end: number;
}

/** Rows drawn beyond the edges, so that a quick scroll does not show the bare paper. */
const BEYOND = 8;

export function windowOf(top: number, height: number, rowHeight: number, count: number): Window {
  const first = Math.max(0, Math.floor(top / rowHeight) - BEYOND);
  const end = Math.min(count, Math.ceil((top + height) / rowHeight) + BEYOND);
  return { first: Math.min(first, Math.max(0, end)), end };
}

/** How far to scroll so that a row is in sight; null when it is. */
export function scrollTo(at: number, top: number, height: number, rowHeight: number): number | null {
  if (at * rowHeight < top) return at * rowHeight;
  if ((at + 1) * rowHeight > top + height) return (at + 1) * rowHeight - height;
  return null;
}

interface Virtual extends Window {
  width: number;
  /** Scrolls a row into sight when it is not. */
  show: (at: number) => void;
}

export function useVirtual(
  box: RefObject<HTMLElement | null>,
  rowHeightAt: (width: number) => number,
  count: number,
): Virtual {
  const [view, setView] = useState({ top: 0, height: 0, width: 0 });
  const rowHeight = rowHeightAt(view.width);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const read = (): void =>
      setView((before) => {
        const { scrollTop: top, clientHeight: height, clientWidth: width } = element;
        return before.top === top && before.height === height && before.width === width
          ? before
          : { top, height, width };
      });
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    element.addEventListener('scroll', read, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', read);
    };
  }, [box]);

  // A list that got shorter leaves the scroll position of its own accord, without telling.
  useEffect(() => {
    const element = box.current;
    if (element)
      setView((before) =>
        before.top === element.scrollTop ? before : { ...before, top: element.scrollTop },
      );
  }, [box, count]);

  const show = useCallback(
    (at: number) => {
      const element = box.current;
      if (!element) return;
      const top = scrollTo(at, element.scrollTop, element.clientHeight, rowHeight);
      if (top !== null) element.scrollTop = top;
    },
    [box, rowHeight],
  );
  return { ...windowOf(view.top, view.height, rowHeight, count), width: view.width, show };
}
