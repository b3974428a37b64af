/**
 * Seals drawn as markup, so that the content policy needs no exception. Each character is turned into place by itself:
 * text on a path would need an id, and two seals on a page must not share one.
 */
import { html, type Html } from './html.ts';

/** Degrees of the ring a name may take. */
const LONGEST_ARC = 290;
const WIDEST_STEP = 20;
const LARGEST_TYPE = 26;
/** Where the feet of the characters stand, of a ring of radius 94. */
const RADIUS = 66;

interface SealProps {
  /** Office name along the ring. */
  name: string;
  /** Small word across the middle. */
  middle?: string;
  /** `sealed`: full ring with the star. `place`: a dashed ring that shows where the seal goes. `mark`: a thin ring. */
  style: 'sealed' | 'place' | 'mark';
}

/** Hidden from screen readers: the office stands beside it in words. */
export function seal({ name, middle, style }: SealProps): Html {
  const characters = Array.from(name);
  const step = Math.min(WIDEST_STEP, LONGEST_ARC / Math.max(1, characters.length));
  const size = Math.min(LARGEST_TYPE, ((step * Math.PI) / 180) * (RADIUS + 10) * 0.94);
  const first = (-step * (characters.length - 1)) / 2;
  return html`<svg class="seal ${style}" viewBox="0 0 200 200" aria-hidden="true" focusable="false">
    <circle
      cx="100"
      cy="100"
      r="94"
      fill="none"
      stroke="currentColor"
      stroke-width="${style === 'mark' ? 3 : 5}"
      ${style === 'place' && html` stroke-dasharray="10 6"`}
    />
    ${characters.map(
      (character, i) =>
        html`<text
          x="100"
          y="${100 - RADIUS}"
          font-size="${round(size)}"
          text-anchor="middle"
          fill="currentColor"
          transform="rotate(${round(first + i * step)} 100 100)"
          >${character}</text
        >`,
    )}
    ${style === 'sealed' && html`<polygon points="${star(30)}" fill="currentColor" />`}
    ${middle && html`<text x="100" y="${style === 'sealed' ? 156 : 88}" font-size="26" text-anchor="middle" fill="currentColor">${middle}</text>`}
  </svg>`;
}

/** The five-pointed star around the middle. */
function star(radius: number): string {
  return Array.from({ length: 10 }, (_, i) => {
    const r = i % 2 === 0 ? radius : radius * 0.382;
    const angle = (Math.PI / 5) * i - Math.PI / 2;
    return `${round(100 + r * Math.cos(angle))},${round(100 + r * Math.sin(angle))}`;
  }).join(' ');
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}
