/** A QR code as markup, for the printed notice: from the village board to the page on the phone. */
import qrcode from 'qrcode';
import { html, type Html } from './html.ts';

export function qr(text: string, label: string): Html {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  let path = '';
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) if (modules.get(y, x)) path += `M${x} ${y}h1v1h-1z`;
  return html`<svg
    class="qr"
    viewBox="-2 -2 ${size + 4} ${size + 4}"
    role="img"
    aria-label="${label}"
    shape-rendering="crispEdges"
  >
    <path d="${path}" fill="#000" />
  </svg>`;
}
