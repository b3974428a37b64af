/**
 * A file as this browser shows it: a picture, a film, a sound. Not every browser shows every kind (HEIC, TIFF, HEVC, AMR): it
 * is asked to, and where it cannot, something else stands there, never a broken picture.
 */
import { useState, type ReactNode } from 'react';

interface Props {
  name: string;
  address: string;
  alt: string;
  look: 'picture' | 'film' | 'sound';
  className?: string;
  /** Degrees a picture is turned by. */
  turn?: number;
  /** What stands there where this browser cannot show it. */
  otherwise: ReactNode;
  /** What stands around it where it is shown. */
  around?: (shown: ReactNode) => ReactNode;
}

export function Media({ name, address, alt, look, className, turn, otherwise, around }: Props) {
  const [failed, setFailed] = useState<string>();
  if (failed === address) return otherwise;
  const fail = () => setFailed(address);
  const common = { src: address, className, onError: fail };
  const shown =
    look === 'sound' ? (
      <audio {...common} controls preload="metadata" aria-label={alt} title={name} />
    ) : look === 'film' ? (
      <video
        {...common}
        controls
        preload="metadata"
        aria-label={alt}
        // the sound alone of a film whose picture is of a kind the browser does not know
        onLoadedMetadata={({ currentTarget }) => {
          if (currentTarget.videoWidth === 0) fail();
        }}
      />
    ) : (
      <img
        {...common}
        alt={alt}
        loading="lazy"
        decoding="async"
        style={turn === undefined ? undefined : { transform: `rotate(${turn}deg)` }}
      />
    );
  return around ? around(shown) : shown;
}
