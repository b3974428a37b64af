/** Recordings, and films that are no boxes: MP3, AAC, AMR, WAV, FLAC, OGG, WebM. */
import type { Bytes } from './bytes.ts';
import { KINDS } from './kinds.ts';
import { messages } from './messages.ts';
import { refused, taken, whole, type Verdict } from './verdict.ts';

export function soundIn(b: Bytes): Verdict | null {
  if (b.has('#!AMR-WB\n')) return whole(KINDS.amr, amrEnds(b, 9, WIDE));
  if (b.has('#!AMR\n')) return whole(KINDS.amr, amrEnds(b, 6, NARROW));
  if (b.has('RIFF') && b.has('WAVE', 8)) return whole(KINDS.wav, riffEnds(b));
  if (b.has('RIFF') && b.has('AVI ', 8))
    return refused('file_kind', messages.convert(messages.others.avi, messages.into.mp4));
  if (b.has('fLaC')) return whole(KINDS.flac, b.size > 42);
  if (b.has('OggS')) return oggIn(b);
  if (b.has('\x1a\x45\xdf\xa3')) return matroskaIn(b);
  if (b.has('ID3')) return id3In(b);
  if (b.byte(0) === 0xff && (b.byte(1) & 0xf6) === 0xf0) return whole(KINDS.aac, adtsLength(b, 0) <= b.size);
  if (b.byte(0) === 0xff && isMp3Frame(b, 0)) return taken(KINDS.mp3);
  return null;
}

/** Bytes of a frame by its mode, its head counted. */
const NARROW = [13, 14, 16, 18, 20, 21, 27, 32, 6, 6, 6, 6, 0, 0, 0, 1];
const WIDE = [18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 6, 0, 0, 0, 1, 1];

function amrEnds(b: Bytes, from: number, frames: readonly number[]): boolean {
  let at = from;
  while (at < b.size) {
    const length = frames[(b.byte(at) >> 3) & 15] as number;
    // what is no frame is left to the player
    if (length === 0) return true;
    at += length;
  }
  return at === b.size && at > from;
}

/** A recorder that was switched off leaves the length open. */
function riffEnds(b: Bytes): boolean {
  const said = b.long(4);
  return said === 0 || said === 0xffffffff || said + 8 <= b.size;
}

function oggIn(b: Bytes): Verdict {
  const first = b.text(28, Math.min(64, Math.max(0, b.size - 28)));
  const film = first.includes('theora') || first.startsWith('fishead') || first.includes('\x01video');
  return whole(film ? KINDS.oggVideo : KINDS.oggAudio, oggEnds(b));
}

/** Page after page, each with the lengths of its pieces. */
function oggEnds(b: Bytes): boolean {
  let at = 0;
  while (at < b.size && b.has('OggS', at)) {
    const pieces = b.byte(at + 26);
    let length = 27 + pieces;
    for (let n = 0; n < pieces; n += 1) length += b.byte(at + 27 + n);
    if (!(at + length <= b.size)) return false;
    at += length;
  }
  return at > 0;
}

/** WebM and Matroska: the head names the kind, the first tracks say whether there is a picture. */
function matroskaIn(b: Bytes): Verdict {
  if (b.find('webm', 0, 64) < 0)
    return refused('file_kind', messages.convert(messages.others.mkv, messages.into.mp4));
  const head = 65_536;
  const film = ['V_VP8', 'V_VP9', 'V_AV1', 'V_MPEG'].some((codec) => b.find(codec, 0, head) >= 0);
  const sound = b.find('A_OPUS', 0, head) >= 0 || b.find('A_VORBIS', 0, head) >= 0;
  return whole(sound && !film ? KINDS.webmAudio : KINDS.webmVideo, (film || sound) && segmentEnds(b));
}

/** A recorder in a browser leaves the length of the whole open: all ones. */
function segmentEnds(b: Bytes): boolean {
  const at = b.find('\x18\x53\x80\x67', 0, 4_096) + 4;
  if (at < 4) return false;
  const width = Math.clz32(b.byte(at)) - 23;
  let length = b.byte(at) & (0xff >> width);
  let open = length === 0xff >> width;
  for (let n = 1; n < width; n += 1) {
    length = length * 256 + b.byte(at + n);
    open &&= b.byte(at + n) === 0xff;
  }
  return open || at + width + length <= b.size;
}

/** The notes before the sound have a length of seven bits a byte. */
function id3In(b: Bytes): Verdict {
  const length = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + b.byte(at), 0);
  return whole(KINDS.mp3, 10 + length < b.size);
}

function isMp3Frame(b: Bytes, at: number): boolean {
  const [second, third] = [b.byte(at + 1), b.byte(at + 2)];
  return (second & 0xe0) === 0xe0 && (second & 0x06) !== 0 && third >> 4 !== 15 && (third & 0x0c) !== 0x0c;
}

function adtsLength(b: Bytes, at: number): number {
  return ((b.byte(at + 3) & 3) << 11) | (b.byte(at + 4) << 3) | (b.byte(at + 5) >> 5);
}
