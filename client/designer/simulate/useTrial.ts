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

export function useTrial(): Trial {
  const editor = useEditor();
  const now = useNow();
  const [process, setProcess] = useState<CompiledProcess | null>(null);
  const [broken, setBroken] = useState(false);
  const [session, setSession] = useState<Session | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);
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

  const read = useCallback(async (of: Session) => {
    const [look, offers] = [await of.look(), await of.offers()];
    setShown(look && offers ? { now: of.now(), look, offers, done: of.steps().length } : null);
  }, []);

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
    setSession(opened);
    await read(opened);
    return true;
  };

  const play: Trial['play'] = async (step) => {
    if (!session) return false;
    const why = await step(session);
    setRefused(why);
    await read(session);
    return why === null;
  };

  const again = (): void => {
    setSession(null);
    setShown(null);
    setRefused(null);
  };

  const undo = (): void => {
    if (!session) return;
    setRefused(null);
    session.undo();
    if (session.steps().length === 0) again();
    else void read(session);
  };

  return {
    process,
    broken,
    shown,
    refused,
    start,
    play,
    undo,
    again,
    record: async (name) => session?.record(name) ?? null,
  };
}
