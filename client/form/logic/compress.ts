/** Makes large photos small enough for a village's line; what cannot be drawn (PDF) stays as it is. */

const FROM_BYTES = 1.5 * 1024 * 1024;
/** Enough to read the small print of a receipt. */
const LONGEST_SIDE = 2200;
const QUALITY = 0.82;

export async function compressImage(file: Blob): Promise<Blob> {
  if (file.size <= FROM_BYTES || !/^image\/(jpeg|png|webp|heic|heif|bmp)$/.test(file.type)) return file;
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
    return small && small.size < file.size ? small : file;
  } catch {
    return file;
  }
}
