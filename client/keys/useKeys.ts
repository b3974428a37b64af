/** Listens for the desk's keys while mounted. */
import { useEffect, useRef } from 'react';
import { commandOf, isTyping, ownsKey, type Command } from './keymap.ts';

/** A handler answers `false` when it had nothing to do; the key then keeps its ordinary meaning. */
type Handlers = Partial<Record<Command, () => boolean | void>>;

export function useKeys(handlers: Handlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || ownsKey(event.target, event.ctrlKey ? '' : event.key)) return;
      const command = commandOf({
        key: event.key,
        ctrl: event.ctrlKey || event.metaKey,
        alt: event.altKey,
        composing: event.isComposing,
        typing: isTyping(event.target),
      });
      const handler = command && latest.current[command];
      if (!handler || overlayOpen(command)) return;
      if (handler() !== false) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** While something lies on top (a picture, the list of keys, a menu) the keys belong to it. */
function overlayOpen(command: Command): boolean {
  if (command === 'help') return false;
  return (
    document.querySelector('[data-overlay], .ant-select-open, .ant-picker-focused, .ant-dropdown-open') !==
    null
  );
}
