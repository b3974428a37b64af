/** The kinds of files an office takes, and the groups of them that a field of a form may name. */
import { messages } from './messages.ts';

/** What a field may say it takes (`x-accept`). */
export const FILE_GROUPS = ['photo', 'scan', 'document', 'sheet', 'slides', 'audio', 'video'] as const;
export type FileGroup = (typeof FILE_GROUPS)[number];

export interface FileKind {
  id: keyof typeof messages.kinds;
  group: FileGroup;
  mime: string;
  /** Endings of names, lower case; a name with none of them is given the first. */
  endings: readonly string[];
  /** Every browser of these years shows or plays it. */
  shown: boolean;
}

const SHOWN = true;
const SAVED = false;

function kind(
  id: FileKind['id'],
  group: FileGroup,
  mime: string,
  endings: string,
  shown: boolean = SAVED,
): FileKind {
  return { id, group, mime, endings: endings.split(' '), shown };
}

const OOXML = 'application/vnd.openxmlformats-officedocument';

export const KINDS = {
  jpeg: kind('jpeg', 'photo', 'image/jpeg', 'jpg jpeg jpe jfif', SHOWN),
  png: kind('png', 'photo', 'image/png', 'png', SHOWN),
  webp: kind('webp', 'photo', 'image/webp', 'webp', SHOWN),
  gif: kind('gif', 'photo', 'image/gif', 'gif', SHOWN),
  bmp: kind('bmp', 'photo', 'image/bmp', 'bmp dib', SHOWN),
  avif: kind('avif', 'photo', 'image/avif', 'avif', SHOWN),
  heic: kind('heic', 'photo', 'image/heic', 'heic heif hif'),
  tiff: kind('tiff', 'scan', 'image/tiff', 'tif tiff'),
  pdf: kind('pdf', 'document', 'application/pdf', 'pdf'),
  ofd: kind('ofd', 'document', 'application/ofd', 'ofd'),
  doc: kind('doc', 'document', 'application/msword', 'doc wps dot wpt'),
  docx: kind('docx', 'document', `${OOXML}.wordprocessingml.document`, 'docx dotx wps wpt'),
  xls: kind('xls', 'sheet', 'application/vnd.ms-excel', 'xls et xlt ett'),
  xlsx: kind('xlsx', 'sheet', `${OOXML}.spreadsheetml.sheet`, 'xlsx xltx et ett'),
  ppt: kind('ppt', 'slides', 'application/vnd.ms-powerpoint', 'ppt dps pps pot dpt'),
  pptx: kind('pptx', 'slides', `${OOXML}.presentationml.presentation`, 'pptx ppsx potx dps dpt'),
  mp3: kind('mp3', 'audio', 'audio/mpeg', 'mp3', SHOWN),
  m4a: kind('m4a', 'audio', 'audio/mp4', 'm4a m4b mp4', SHOWN),
  aac: kind('aac', 'audio', 'audio/aac', 'aac', SHOWN),
  wav: kind('wav', 'audio', 'audio/wav', 'wav', SHOWN),
  flac: kind('flac', 'audio', 'audio/flac', 'flac', SHOWN),
  oggAudio: kind('oggAudio', 'audio', 'audio/ogg', 'ogg oga opus spx'),
  webmAudio: kind('webmAudio', 'audio', 'audio/webm', 'weba webm'),
  amr: kind('amr', 'audio', 'audio/amr', 'amr awb'),
  mp4: kind('mp4', 'video', 'video/mp4', 'mp4 m4v', SHOWN),
  hevc: kind('hevc', 'video', 'video/mp4', 'mp4 m4v mov'),
  mov: kind('mov', 'video', 'video/quicktime', 'mov qt mp4'),
  threeGp: kind('threeGp', 'video', 'video/3gpp', '3gp 3gpp 3g2 mp4'),
  oggVideo: kind('oggVideo', 'video', 'video/ogg', 'ogv ogg'),
  webmVideo: kind('webmVideo', 'video', 'video/webm', 'webm'),
} satisfies Record<string, FileKind>;

const ALL: readonly FileKind[] = Object.values(KINDS);

/** Endings of what is not taken, which a name may carry wrongly. */
const FOREIGN_ENDINGS = new Set(
  'exe com scr bat cmd msi dll js vbs zip rar 7z gz tar txt csv xml html htm svg rtf docm xlsm pptm dat bin tmp'.split(
    ' ',
  ),
);

/**
 * The kind that a name says, of several with such an ending the usual one; undefined for one that says none. Names of stored
 * files say what their content is.
 */
export function kindByName(name: string): FileKind | undefined {
  const ending = endingOf(name);
  return (
    ALL.find(({ endings }) => endings[0] === ending) ?? ALL.find(({ endings }) => endings.includes(ending))
  );
}

/** The kind of a media type as `FileKind.mime` writes it. */
export function kindByMime(mime: string): FileKind | undefined {
  return ALL.find((one) => one.mime === mime);
}

/** The name with an ending that says what the content is: by it a computer chooses the program that opens it. */
export function namedAs(name: string, { endings }: FileKind): string {
  const ending = endingOf(name);
  if (endings.includes(ending)) return name;
  const wrong = FOREIGN_ENDINGS.has(ending) || ALL.some((one) => one.endings.includes(ending));
  return `${wrong ? name.slice(0, -ending.length - 1) : name}.${endings[0] as string}`;
}

/** What a field's `x-accept` says; null where it says nothing and any kind is taken. Photos alone where one takes them on the spot. */
export function acceptedBy(field: Readonly<Record<string, unknown>>): FileGroup[] | null {
  const said = field['x-accept'];
  if (Array.isArray(said)) return FILE_GROUPS.filter((group) => said.includes(group));
  return field['x-camera'] === true ? ['photo'] : null;
}

/** Groups as they are sent with an upload: `photo,video`. */
export function groupsIn(text: string): FileGroup[] {
  const words = text.split(',');
  return FILE_GROUPS.filter((group) => words.includes(group));
}

/** The groups in words: 照片、视频. */
export function groupWords(groups: readonly FileGroup[]): string {
  return groups.map((group) => messages.groups[group]).join(messages.between);
}

/** What a browser's file dialog is told to offer. */
export function offered(groups: readonly FileGroup[]): string {
  const endings = ALL.filter(({ group }) => groups.includes(group)).flatMap((one) => one.endings);
  const wholes = { photo: 'image/*', audio: 'audio/*', video: 'video/*' } as Partial<
    Record<FileGroup, string>
  >;
  const wide = groups.flatMap((group) => wholes[group] ?? []);
  return [...wide, ...new Set(endings.map((ending) => `.${ending}`))].join(',');
}

/** How a file is looked at by its name: as a picture, a film, a sound; null for what is opened by another program. */
export function lookOf(name: string): 'picture' | 'film' | 'sound' | null {
  return LOOKS[kindByName(name)?.group ?? 'document'] ?? null;
}

const LOOKS: Partial<Record<FileGroup, 'picture' | 'film' | 'sound'>> = {
  photo: 'picture',
  scan: 'picture',
  video: 'film',
  audio: 'sound',
};

/** What a name says the file is, in words; undefined where it says nothing known. */
export function kindWords(name: string): string | undefined {
  const kind = kindByName(name);
  return kind && messages.kinds[kind.id];
}

function endingOf(name: string): string {
  return /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}
