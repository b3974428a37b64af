/** A trial under way: the session of the engine, and what it shows, read anew after every step. */
import { useCallback, useEffect, useState } from 'react';
import { compileProcess } from '../../../core/engine/compile.ts';
import type { CompiledProcess } from '../../../core/engine/process.ts';
import { validateSchema } from '../../../core/form/schema-validator.ts';
import type { Offers } from '../../../core/scenario/offers.ts';
import { openSession, type Session } from '../../../core/scenario/session.ts';
import type { CaseLook, Scenario } from '../../../core/scenario/types.ts';
import type { Instant, JsonObject, Rejection } from '../../../core/vocabulary.ts';
import { call, calls } from '../../api/call.ts';
import { useNow } from '../../api/use-now.ts';
import type { Editor } from '../edit/Editor.ts';
import { useEditor } from '../edit/EditorContext.ts';
import { countyAt } from './county.ts';
import { placeOf } from './place.ts';

export interface Shown {
  now: Instant;
  look: CaseLook;
  offers: Offers;
  /** How many steps were done. */
  done: number;
}

export interface Trial {
  /** null while it is compiled, or where it cannot be. */
  process: CompiledProcess | null;
  broken: boolean;
  shown: Shown | null;
  refused: Rejection | null;
  start: (as: string, data: JsonObject) => Promise<boolean>;
  /** Plays a step; whether it was taken. */
  play: (step: (session: Session) => Promise<Rejection | null>) => Promise<boolean>;
  undo: () => void;
  again: () => void;
  record: (name: string) => Promise<Scenario | null>;
}

/** The trial under way of each draft that is open: it goes on when its tab is opened again. */
const kept = new WeakMap<Editor, Kept>();

interface Kept {
  session: Session;
  shown: Shown;
  /** What it was begun with: it ends with that, whatever is drawn meanwhile. */
  process: CompiledProcess;
}

export function useTrial(): Trial {
  const editor = useEditor();
  const now = useNow();
  const [process, setProcess] = useState<CompiledProcess | null>(null);
  const [broken, setBroken] = useState(false);
  const [run, setRun] = useState<Kept | null>(() => kept.get(editor) ?? null);
  const [refused, setRefused] = useState<Rejection | null>(null);

  useEffect(() => {
    let gone = false;
    void editor.flush().then(() => {
      if (gone) return;
      const { source } = editor.checked;
      const roles = new Map(editor.house.roles.map(({ id, level }) => [id, level]));
      const compiled = compileProcess({ ...source, roles, version: 0, validate: validateSchema });
      setProcess(compiled.process ?? null);
      setBroken(!compiled.process);
    });
    return () => {
      gone = true;
    };
  }, [editor]);

  const keep = useCallback(
    (next: Kept | null) => {
      if (next) kept.set(editor, next);
      else kept.delete(editor);
      setRun(next);
    },
    [editor],
  );
  const read = useCallback(
    async (session: Session, of: CompiledProcess) => {
      const [look, offers] = [await session.look(), await session.offers()];
      const shown =
        look && offers ? { now: session.now(), look, offers, done: session.steps().length } : null;
      keep(shown && { session, shown, process: of });
    },
    [keep],
  );

  const start = async (as: string, data: JsonObject): Promise<boolean> => {
    if (!process) return false;
    const place = await placeOf(process, data);
    const calendar = await call(calls.reference.calendar);
    const county = countyAt(process, editor.house.roles, calendar, place);
    const opened = await openSession(county, {
      process: process.definition.key,
      at: now,
    });
    const why = await opened.start(as, data);
    setRefused(why);
    if (why) return false;
    await read(opened, process);
    return true;
  };

  const play: Trial['play'] = async (step) => {
    if (!run) return false;
    const why = await step(run.session);
    setRefused(why);
    await read(run.session, run.process);
    return why === null;
  };

  const again = (): void => {
    keep(null);
    setRefused(null);
  };

  const undo = (): void => {
    if (!run) return;
    setRefused(null);
    run.session.undo();
    if (run.session.steps().length === 0) again();
    else void read(run.session, run.process);
  };

  return {
    process: run?.process ?? process,
    broken,
    shown: run?.shown ?? null,
    refused,
    start,
    play,
    undo,
    again,
    record: async (name) => run?.session.record(name) ?? null,
  };
}
