/** Keys of the desk: which key means what, and when a key is somebody typing. */

export type Command = 'down' | 'up' | 'mark' | 'open' | 'search' | 'back' | 'help' | 'send';

export interface KeyPress {
  key: string;
  ctrl: boolean;
  alt: boolean;
  /** An input method is composing: Enter picks a word, it does not send. */
  composing: boolean;
  /** The key goes into a field. */
  typing: boolean;
}

const PLAIN: Record<string, Command> = {
  j: 'down',
  k: 'up',
  ArrowDown: 'down',
  ArrowUp: 'up',
  x: 'mark',
  Enter: 'open',
  '/': 'search',
  Escape: 'back',
  '?': 'help',
  // Chinese input in full-width mode gives these for the same two keys.
  '、': 'search',
  '？': 'help',
};

/** What a key press asks for; null when it is somebody typing or means nothing here. */
export function commandOf(press: KeyPress): Command | null {
  if (press.composing || press.alt) return null;
  if (press.ctrl) return press.key === 'Enter' ? 'send' : null;
  const command = PLAIN[press.key] ?? PLAIN[press.key.toLowerCase()] ?? null;
  // Escape leaves a field; everything else belongs to the field.
  if (press.typing) return command === 'back' ? 'back' : null;
  return command;
}

const TEXT_INPUTS = new Set(['INPUT', 'TEXTAREA', 'SELECT']);
/** Inputs that take no text: letters pressed on them are still commands. */
const NO_TEXT = new Set(['checkbox', 'radio', 'button', 'submit']);

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement && NO_TEXT.has(target.type)) return false;
  return TEXT_INPUTS.has(target.tagName);
}

/** Controls for which Enter and the arrows already mean something. */
export function ownsKey(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (key === 'Enter') return target.closest('a, button, [role="button"], [role="tab"], summary') !== null;
  if (key.startsWith('Arrow'))
    return target.closest('[role="tab"], [role="radiogroup"], [role="listbox"], [role="menu"]') !== null;
  return false;
}
