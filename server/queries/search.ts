/**
 * Finding cases by what their persons are called and the numbers they have. Who reads a value masked does not find a case
 * by it either, or a search would tell what the mask hides; who may look at it with a reason finds it with one, and the
 * look is recorded.
 */
import { keysFor, soughtIn } from '../../core/engine/search-keys.ts';
import type { CompiledProcess } from '../../core/engine/process.ts';
import type { Actor } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { versionOf } from '../definitions/library.ts';
import { blockAccess, relationTo, START_BLOCK, type Relation } from '../present/access.ts';
import type { CaseDoc } from '../store/documents.ts';
import type { Filter } from '../store/types.ts';

/** A search that would give more is none: another word has to be added. */
const MOST = 400;

interface FoundCase {
  doc: CaseDoc;
  process: CompiledProcess;
  relation: Relation;
}

/** A case somebody found by what they only read masked: a look, which whoever asks records. */
export interface Look {
  case: string;
  paths: string[];
}

/** The cases of `filter` that have what was typed, newest first, as far as the asker may read it there. */
export async function casesWith(
  context: Context,
  actor: Actor,
  filter: Filter,
  q: string,
  /** Takes in what is found by masked values; absent where that is not found. */
  looks?: Look[],
): Promise<FoundCase[]> {
  const keys = keysFor(q);
  if (keys.length === 0) return [];
  const rows = await context.store.find<CaseDoc>('cases', {
    filter: { ...filter, searchKeys: { in: keys } },
    sort: { by: 'startedAt', dir: -1 },
    limit: MOST,
  });
  const found: FoundCase[] = [];
  for (const doc of rows) {
    const process = await versionOf(context, doc);
    const relation = process && relationTo(process, doc, actor);
    if (!process || !relation) continue;
    const { read, masked } = pathsWith(process, doc, relation, keys);
    if (read) found.push({ doc, process, relation });
    else if (masked.length > 0 && looks) {
      looks.push({ case: doc.id, paths: masked });
      found.push({ doc, process, relation });
    }
  }
  return found;
}

/** Whether one of the keys is of a value the asker reads, and the paths of those they only read masked. */
function pathsWith(
  process: CompiledProcess,
  doc: CaseDoc,
  relation: Relation,
  keys: string[],
): { read: boolean; masked: string[] } {
  const form = process.forms.get(process.definition.start.form);
  if (!form) return { read: false, masked: [] };
  const access = blockAccess(process, relation, START_BLOCK, form);
  const paths = soughtIn(form, doc.data)
    .filter((value) => value.keys.some((key) => keys.includes(key)))
    .map(({ path }) => path);
  return {
    read: paths.some((path) => !['hidden', 'masked'].includes(access(path))),
    masked: paths.filter((path) => access(path) === 'masked'),
  };
}

/** Whether what everybody who sees the row reads of it has the words in it, however they are typed. */
export function says(words: string, q: string): boolean {
  return words.toLowerCase().includes(q.trim().toLowerCase());
}
