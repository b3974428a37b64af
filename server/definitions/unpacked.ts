/** What files from outside are, as a worker thread finds it: a small archive may hold very much. */
import { isUtf8 } from 'node:buffer';
import type { Diagnostic } from '../../core/engine/diagnostic.ts';
import { Problems, readZip, unpackProcess, type Files } from '../../core/package/index.ts';
import { decodeXml } from './decode-xml.ts';
import { hashOf } from './versions.ts';

/** An archive or a bare diagram as it was sent, or the files of a folder. */
export type Given = Uint8Array | Files;

export interface UnpackJob {
  given: Given;
  /** What is known to be wrong already. */
  found: Diagnostic[];
}

const DIAGRAM = /\.(bpmn2?|bpmn20\.xml|xml)$/i;

export function unpacked({ given, found }: UnpackJob): ReturnType<typeof unpackProcess> {
  const problems = new Problems();
  problems.add(...found);
  const files = given instanceof Map ? given : uploaded(given, problems);
  return unpackProcess(inUtf8(files), hashOf, problems);
}

/** What an upload is: an archive by its first bytes, else a diagram under a name that does not matter. */
function uploaded(bytes: Uint8Array, problems: Problems): Files {
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return zipped ? readZip(bytes, problems) : new Map([['diagram.bpmn', bytes]]);
}

/** Diagrams in other encodings are read as they say of themselves; what is in UTF-8 stays byte for byte. */
function inUtf8(files: Files): Files {
  return new Map(
    [...files].map(([path, bytes]) =>
      DIAGRAM.test(path) && !isUtf8(bytes) ? [path, Buffer.from(decodeXml(bytes))] : [path, bytes],
    ),
  );
}
