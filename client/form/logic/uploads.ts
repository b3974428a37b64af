/**
 * Uploads under way, per form and field. They outlive the page of the form they were begun on: who goes on to the
 * next page does not stop the picture that is being sent.
 */
import { HttpError } from '../../api/http.ts';
import { words } from '../../words.ts';
import { getAt } from '../../../core/form/paths.ts';
import type { Json } from '../../../core/vocabulary.ts';
import type { UploadPlace } from '../../api/call.ts';
import { prepared } from './compress.ts';
import type { FormStore } from './form-store.ts';
import { countUploads } from './open-uploads.ts';
import { previews } from './previews.ts';

/** An uploaded file as the form keeps it. */
interface Attachment {
  kind?: string;
  id: string;
  name: string;
}

export interface Upload {
  key: number;
  kind: string | undefined;
  name: string;
  place: UploadPlace;
  /** Address of the picture for its thumbnail, while it is not on the server. */
  preview: string | undefined;
  state: 'compressing' | 'sending' | 'failed';
  /** 0 to 1. */
  sent: number;
  /** What went wrong. */
  message?: string;
}

class UploadList {
  private items: readonly Upload[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly files = new Map<number, Blob>();
  private readonly store: FormStore;
  private readonly path: string;
  private next = 0;

  constructor(store: FormStore, path: string) {
    this.store = store;
    this.path = path;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): readonly Upload[] => this.items;

  /** Sends files one after the other: a weak line is not shared between them. */
  async add(files: readonly File[], kind: string | undefined, place: UploadPlace): Promise<void> {
    const begun = files.map((file) => {
      this.next += 1;
      const preview = file.type.startsWith('image/') ? URL.createObjectURL(file) : undefined;
      this.files.set(this.next, file);
      const upload: Upload = {
        key: this.next,
        kind,
        place,
        name: file.name,
        preview,
        state: 'compressing',
        sent: 0,
      };
      return upload;
    });
    this.show([...this.items, ...begun]);
    for (const upload of begun) await this.send(upload.key);
  }

  async retry(key: number): Promise<void> {
    await this.send(key);
  }

  /** Takes one out that is not on the server, or not yet. */
  drop(key: number): void {
    const preview = this.items.find((item) => item.key === key)?.preview;
    if (preview !== undefined) URL.revokeObjectURL(preview);
    this.forget(key);
  }

  private forget(key: number): void {
    this.show(this.items.filter((item) => item.key !== key));
    this.files.delete(key);
  }

  private async send(key: number): Promise<void> {
    const upload = this.items.find((item) => item.key === key);
    const file = this.files.get(key);
    if (!upload || !file) return;
    try {
      this.change(key, { state: 'compressing', sent: 0 });
      const small = await prepared(file, upload.name, upload.place);
      this.change(key, { state: 'sending' });
      const saved = await this.store.takeFile(
        small.file,
        small.name,
        (sent) => this.change(key, { sent }),
        upload.place,
      );
      // removed while it was on its way
      if (!this.items.some((item) => item.key === key)) return;
      this.keep({
        ...(upload.kind === undefined ? {} : { kind: upload.kind }),
        id: saved.id,
        name: saved.name,
      });
      if (upload.preview !== undefined) previews.keep(saved.id, upload.preview);
      this.forget(key);
    } catch (error) {
      const message = error instanceof HttpError ? error.message : words.form.attachments.failed;
      this.change(key, { state: 'failed', message });
    }
  }

  private keep(attachment: Attachment): void {
    const there = getAt(this.store.typed, this.path);
    const list = Array.isArray(there) ? there : [];
    this.store.set(this.path, [...list, attachment as unknown as Json]);
  }

  private change(key: number, part: Partial<Upload>): void {
    this.show(this.items.map((item) => (item.key === key ? { ...item, ...part } : item)));
  }

  private show(items: readonly Upload[]): void {
    this.items = items;
    for (const listener of this.listeners) listener();
  }
}

const lists = new WeakMap<FormStore, Map<string, UploadList>>();

export function uploadsOf(store: FormStore, path: string): UploadList {
  let byPath = lists.get(store);
  if (!byPath) {
    const all = (byPath = new Map<string, UploadList>());
    lists.set(store, all);
    countUploads(store, () => [...all.values()].flatMap((list) => list.current().filter(isOpen)).length);
  }
  let list = byPath.get(path);
  if (!list) byPath.set(path, (list = new UploadList(store, path)));
  return list;
}

function isOpen({ state }: Upload): boolean {
  return state !== 'failed';
}
