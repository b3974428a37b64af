/**
 * A chosen file as it is sent: what cannot be taken is said before anything goes over the line, large photos become small
 * enough for a village's line, and a photo only some computers show (HEIC) becomes one that all do, where this one can
 * draw it.
 */
import { groupWords, kindByMime, kindByName, namedAs, KINDS } from '../../../core/files/kinds.ts';
import { messages } from '../../../core/files/messages.ts';
import type { UploadPlace } from '../../api/call.ts';
import { HttpError } from '../../api/http.ts';
import { words } from '../../words.ts';

const MOST_BYTES = 20 * 1024 * 1024;

const FROM_BYTES = 1.5 * 1024 * 1024;
/** Enough to read the small print of a receipt. */
const LONGEST_SIDE = 2200;
const QUALITY = 0.82;

/** @throws HttpError with the sentence to show, for what would be refused */
export async function prepared(
  file: Blob,
  name: string,
  place?: UploadPlace,
): Promise<{ file: Blob; name: string }> {
  if (file.size === 0) throw new HttpError(422, { code: 'file_empty', message: messages.empty });
  const kind = kindByMime(file.type) ?? kindByName(name);
  if (place?.takes && kind && !place.takes.includes(kind.group)) {
    const message = messages.field(place.title, groupWords(place.takes), messages.kinds[kind.id]);
    throw new HttpError(422, { code: 'file_not_here', message });
  }
  const drawable = kind?.group === 'photo' && kind.id !== 'gif';
  const foreign = kind?.id === 'heic';
  const sent = drawable && (foreign || file.size > FROM_BYTES) ? await drawn(file, foreign) : file;
  if (sent.size > MOST_BYTES)
    throw new HttpError(413, { code: 'too_large', message: words.form.attachments.tooLarge });
  return { file: sent, name: sent === file ? name : namedAs(name, KINDS.jpeg) };
}

/** As a JPEG; itself where this browser cannot draw it, or, unless it has to be another, where that gains nothing. */
async function drawn(file: Blob, always: boolean): Promise<Blob> {
  try {
    // the camera's orientation is applied, because the copy carries no such note
    const image = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    const paper = canvas.getContext('2d');
    if (!paper) return file;
    paper.fillStyle = '#fff';
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(image, 0, 0, canvas.width, canvas.height);
    image.close();
    const small = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
    return small && (always || small.size < file.size) ? small : file;
  } catch {
    return file;
  }
}
