/**
 * Masked values and the deliberate look at one. Who looks says why; both are kept by the server. What was looked at
 * stays open on this screen only: leaving the case closes it again.
 */
import { Button, Input } from 'antd';
import { createContext, useCallback, useContext, useId, useMemo, useState, type ReactNode } from 'react';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';
import { sentenceOf } from '../../api/http.ts';
import { calls, linkTo } from '../../api/call.ts';
import { previews } from '../../form/logic/previews.ts';
import { look } from '../data/acts.ts';
import { text } from '../messages.ts';

interface Looks {
  /** The case that is read: its files are asked for as part of it. */
  caseId: string | undefined;
  isMasked: (path: string) => boolean;
  /** Whether it is, or holds, what the filer changed last. */
  isRenewed: (path: string) => boolean;
  /** Undefined while it has not been looked at. */
  seen: (path: string) => Json | undefined;
  ask: (path: string, reason: string) => Promise<void>;
}

const LooksContext = createContext<Looks>({
  caseId: undefined,
  isMasked: () => false,
  isRenewed: () => false,
  seen: () => undefined,
  ask: () => Promise.resolve(),
});

interface ProviderProps {
  caseId: string;
  masked: readonly string[];
  renewed?: readonly string[];
  children: ReactNode;
}

const NOTHING: readonly string[] = [];

export function LooksProvider({ caseId, masked, renewed = NOTHING, children }: ProviderProps) {
  const [shown, setShown] = useState<JsonObject>({});
  const paths = useMemo(() => new Set(masked), [masked]);
  const ask = useCallback(
    async (path: string, reason: string) => {
      const data = await look(caseId, [path], reason);
      setShown((before) => ({ ...before, ...data }));
    },
    [caseId],
  );
  const looks = useMemo<Looks>(
    () => ({
      caseId,
      isMasked: (path) => paths.has(path),
      isRenewed: (path) =>
        renewed.some((one) => one === path || one.startsWith(`${path}.`) || path.startsWith(`${one}.`)),
      seen: (path) => (Object.hasOwn(shown, path) ? shown[path] : undefined),
      ask,
    }),
    [caseId, paths, renewed, shown, ask],
  );
  return <LooksContext value={looks}>{children}</LooksContext>;
}

/** Where a file of the case is to be had; what a form that is only tried was given never left the page. */
export function useFileAddress(): (file: string) => string {
  const { caseId } = useContext(LooksContext);
  return (file) =>
    previews.get(file) ?? linkTo(calls.files.read, { params: { id: file }, query: { case: caseId } });
}

/** Tells whether something was changed in the last correction. */
export function useRenewed(): (path: string) => boolean {
  return useContext(LooksContext).isRenewed;
}

export function useLook(path: string): {
  masked: boolean;
  seen: Json | undefined;
  ask: (reason: string) => Promise<void>;
} {
  const looks = useContext(LooksContext);
  return {
    masked: looks.isMasked(path),
    seen: looks.seen(path),
    ask: (reason) => looks.ask(path, reason),
  };
}

/** The masked words and the way to see them in full. */
export function Masked({ words, ask }: { words: string; ask: (reason: string) => Promise<void> }) {
  const [asking, setAsking] = useState(false);
  return (
    <span className="masked">
      <span>{words === '' ? '***' : words}</span>
      {asking ? (
        <AskReason ask={ask} close={() => setAsking(false)} />
      ) : (
        <button type="button" className="link" onClick={() => setAsking(true)}>
          {text.value.masked}
        </button>
      )}
    </span>
  );
}

function AskReason({ ask, close }: { ask: (reason: string) => Promise<void>; close: () => void }) {
  const id = useId();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string | null>(null);
  const show = async (why: string): Promise<void> => {
    try {
      await ask(why);
      close();
    } catch (problem) {
      setError(sentenceOf(problem));
    }
  };
  return (
    <span className="look-ask" role="group" aria-label={text.value.maskedTitle}>
      <span className="look-warn">{text.value.maskedWarn}</span>
      <label htmlFor={id}>{text.value.maskedReason}</label>
      <span className="look-reasons">
        {text.value.maskedReasons.map((usual) => (
          <Button key={usual} size="small" onClick={() => setReason(usual)}>
            {usual}
          </Button>
        ))}
      </span>
      <Input
        id={id}
        autoFocus
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onPressEnter={() => reason.trim().length >= 2 && void show(reason.trim())}
      />
      {error !== null && <span className="is-bad">{error}</span>}
      <span className="look-acts">
        <Button
          size="small"
          type="primary"
          disabled={reason.trim().length < 2}
          onClick={() => show(reason.trim())}
        >
          {text.value.maskedShow}
        </Button>
        <Button size="small" type="text" onClick={close}>
          {text.value.maskedCancel}
        </Button>
      </span>
    </span>
  );
}
