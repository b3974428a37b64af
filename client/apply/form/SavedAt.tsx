/** 「已保存 10:32」, and where: without network it is on this phone only. */
import { useSyncExternalStore } from 'react';
import type { Autosave } from '../../form/logic/autosave.ts';
import { useSaveState } from '../../form/logic/use-form-state.ts';
import { words } from '../../words.ts';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { clockTime } from '../dates.ts';
import type { Draft } from './drafts.ts';

export function SavedAt(props: { autosave: Autosave<JsonObject> | undefined; remote: Autosave<Draft> }) {
  const local = useSaveState(props.autosave);
  const remote = useSyncExternalStore(props.remote.subscribe, props.remote.current);
  const text = words.apply.wizard;
  if (local.kind === 'idle') return null;
  if (local.kind !== 'saved') return <>{text.saving}</>;
  return <>{remote.kind === 'failed' ? text.localOnly(clockTime(local.at)) : text.saved(clockTime(local.at))}</>;
}
