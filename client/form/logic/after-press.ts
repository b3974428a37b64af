/**
 * What a field says when it is left comes after the press that left it. Said at once, it would push what is being pressed
 * away from under the finger, and the tap would be lost: a press is only a click where it begins and ends on one thing.
 */
let pressed = false;
let waiting: (() => void)[] = [];

/** Runs at once, or when the press under way has become a click. */
export function afterPress(run: () => void): void {
  if (pressed) waiting.push(run);
  else run();
}

/** The click comes right after the release, before anything that is put off. */
function released(): void {
  pressed = false;
  const due = waiting;
  waiting = [];
  setTimeout(() => {
    for (const run of due) run();
  });
}

/** Called once a page; a finger's press is told as a mouse's, and leaves the field between its two halves. */
function watchPresses(page: Document): void {
  page.addEventListener('mousedown', () => (pressed = true), true);
  for (const end of ['mouseup', 'dragend', 'contextmenu']) page.addEventListener(end, released, true);
  page.defaultView?.addEventListener('blur', released);
}

if (typeof document !== 'undefined') watchPresses(document);
