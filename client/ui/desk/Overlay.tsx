/** Something that lies on top until it is closed: takes the focus, keeps it, gives it back; Esc closes. */
import { useEffect, useRef, type ReactNode } from 'react';

interface Props {
  label: string;
  className: string;
  close: () => void;
  children: ReactNode;
  onKey?: (key: string) => void;
}

export function Overlay({ label, className, close, children, onKey }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = box.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={box}
      className={className}
      aria-label={label}
      data-overlay=""
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={(event) => {
        if (event.target === box.current) close();
      }}
      onKeyDown={(event) => onKey?.(event.key)}
    >
      {children}
    </dialog>
  );
}
