/** This device, as drafts name it: an id of its own, and what it looks like. Nothing of it says whose it is. */
import type { DraftDevice } from '../../../core/contract/shapes/draft.ts';
import { newRequestId } from '../../api/requests.ts';

const KEY = 'xz:device';

const WIDEST_PHONE = 600;

let known: DraftDevice | undefined;

export function thisDevice(): DraftDevice {
  return (known ??= { id: ownId(), kind: kindOf(navigator.userAgent, touched()) });
}

/** Tablets, and phones asked for the page of a computer, say that they are one: what is touched is told by its width. */
export function kindOf(agent: string, touched?: { width: number }): DraftDevice['kind'] {
  if (/iPad|Tablet|Android(?!.*Mobile)/i.test(agent)) return 'tablet';
  if (/Mobile|iPhone/i.test(agent)) return 'phone';
  if (!touched) return 'computer';
  return touched.width < WIDEST_PHONE ? 'phone' : 'tablet';
}

function touched(): { width: number } | undefined {
  const isMain = matchMedia('(pointer: coarse)').matches;
  return isMain ? { width: Math.min(screen.width, screen.height) } : undefined;
}

function ownId(): string {
  try {
    const id = localStorage.getItem(KEY) ?? newRequestId();
    localStorage.setItem(KEY, id);
    return id;
  } catch {
    return newRequestId();
  }
}
