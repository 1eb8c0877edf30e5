import { Buffer } from 'node:buffer';
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

/** Files made in memory, good and bad, for tests of what is taken as evidence. */

export const text = (content: string): Buffer => Buffer.from(content, 'utf8');

/** One part of an archive; what is given beside name and content is written instead of the truth. */
export interface ZipPart {
  readonly name: string;
  readonly content: Buffer;
  readonly localName?: string;
  readonly size?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly stored?: boolean;
  readonly mode?: number;
  /** Begins where this part begins. */
  readonly over?: number;
  /** Lies in the content of this part, which is stored and begins with it. */
  readonly inside?: number;
}

/** An archive, also one that no honest program would write. */
export function zip(parts: readonly ZipPart[], more: { comment?: string; before?: Buffer } = {}): Buffer {
  const { comment = '', before = Buffer.alloc(0) } = more;
  const offsets: number[] = [];
  const bodies: Buffer[] = [before];
  let at = before.length;
  for (const part of parts) {
    offsets.push(offsetOf(part, parts, offsets, at));
    if (part.over !== undefined || part.inside !== undefined) continue;
    const local = Buffer.concat([head(part, false, 0), packed(part)]);
    bodies.push(local);
    at += local.length;
  }
  const table = Buffer.concat(parts.map((part, i) => head(part, true, offsets[i] ?? 0)));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(table.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  return Buffer.concat([...bodies, table, end, text(comment)]);
}

function offsetOf(part: ZipPart, parts: readonly ZipPart[], offsets: readonly number[], at: number): number {
  if (part.over !== undefined) return offsets[part.over] ?? 0;
  if (part.inside === undefined) return at;
  return (offsets[part.inside] ?? 0) + 30 + Buffer.byteLength(parts[part.inside]?.name ?? '');
}

/** A part as it stands in an archive, without its entry in the table of contents. */
export const localPart = (part: ZipPart): Buffer => Buffer.concat([head(part, false, 0), packed(part)]);

const packed = ({ content, stored }: ZipPart): Buffer =>
  stored === true ? content : deflateRawSync(content);

function head(part: ZipPart, central: boolean, offset: number): Buffer {
  const { content, flags = 0x800, size = content.length, mode = 0 } = part;
  const method = part.method ?? (part.stored === true ? 0 : 8);
  const name = text(central ? part.name : (part.localName ?? part.name));
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(flags, 2);
  shared.writeUInt16LE(method, 4);
  shared.writeUInt32LE(crc32(content), 10);
  shared.writeUInt32LE(packed(part).length, 14);
  shared.writeUInt32LE(size, 18);
  shared.writeUInt16LE(name.length, 22);
  if (!central) return Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, name]);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE((mode << 16) >>> 0, 6);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, rest, name]);
}

export const part = (name: string, content: string | Buffer, more: Partial<ZipPart> = {}): ZipPart => ({
  name,
  content: typeof content === 'string' ? text(content) : content,
  ...more,
});

const main = {
  docx: ['word/document.xml', 'wordprocessingml.document.main'],
  xlsx: ['xl/workbook.xml', 'spreadsheetml.sheet.main'],
  pptx: ['ppt/presentation.xml', 'presentationml.presentation.main'],
} as const;

export const contentTypes = (override: string): string =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>${override}</Types>`;

export const relations = (kind: string, target: string, mode = ''): string =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"${mode === '' ? '' : ` TargetMode="${mode}"`}/></Relationships>`;

/** The parts of an office document, with `more` after them; `types` stands in its list of content types. */
export function officeParts(
  kind: keyof typeof main,
  more: readonly ZipPart[] = [],
  types?: string,
): readonly ZipPart[] {
  const [path, type] = main[kind];
  const override = `<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`;
  return [
    part('[Content_Types].xml', contentTypes(types ?? override)),
    part('_rels/.rels', relations('officeDocument', path)),
    part(path, '<?xml version="1.0"?><w:document xmlns:w="w"><w:body><w:p>正文</w:p></w:body></w:document>'),
    ...more,
  ];
}

export const office = (kind: keyof typeof main, more: readonly ZipPart[] = [], types?: string): Buffer =>
  zip(officeParts(kind, more, types));

export const ofd = (more: readonly ZipPart[] = []): Buffer =>
  zip([
    part('OFD.xml', '<?xml version="1.0"?><ofd:OFD xmlns:ofd="o"/>'),
    part('Doc_0/Document.xml', '<a/>'),
    ...more,
  ]);

/** A PDF of the given objects, the first of which is its catalogue. */
export function pdf(objects: readonly (string | Buffer)[], tail = '%%EOF\n'): Buffer {
  const written = objects.map((object, i) =>
    Buffer.concat([
      text(`${i + 1} 0 obj\n`),
      typeof object === 'string' ? Buffer.from(object, 'latin1') : object,
      text('\nendobj\n'),
    ]),
  );
  const trailer = `xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R /Size ${objects.length + 1} >>\nstartxref\n9\n${tail}`;
  return Buffer.concat([Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'), ...written, text(trailer)]);
}

export const catalogue = (more = ''): string => `<< /Type /Catalog /Pages 2 0 R ${more} >>`;

/** A stream object; compressed unless it has filters of its own. */
export function stream(dictionary: string, content: Buffer, filter = '/FlateDecode'): Buffer {
  const body = filter === '/FlateDecode' ? deflateSync(content) : content;
  const filters = filter === '' ? '' : ` /Filter ${filter}`;
  return Buffer.concat([
    text(`<< ${dictionary} /Length ${body.length}${filters} >>\nstream\n`),
    body,
    text('\nendstream'),
  ]);
}

const chunk = (type: string, content: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  crc.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, crc]);
};

/** A picture of one point, with more chunks before its end, and more bytes after it. */
export function png(
  more: readonly (readonly [type: string, content: Buffer])[] = [],
  after: Buffer = Buffer.alloc(0),
): Buffer {
  const size = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(Buffer.alloc(4))),
    ...more.map(([type, content]) => chunk(type, content)),
    chunk('IEND', Buffer.alloc(0)),
    after,
  ]);
}

export const segment = (marker: number, content: Buffer, length = content.length + 2): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 0xff]), content]);

/** The outline of a JPEG, with more segments in it, and more bytes after it. */
export const jpeg = (more: readonly Buffer[] = [], after: Buffer = Buffer.alloc(0)): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    ...more,
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0x34, 0xff, 0x00, 0x56]),
    Buffer.from([0xff, 0xd9]),
    after,
  ]);

const box = (type: string, content: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length + 8);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), content]);
};

export const mp4 = (after: Buffer = Buffer.alloc(0), brand = 'isom'): Buffer =>
  Buffer.concat([
    box('ftyp', Buffer.from(`${brand}\0\0\0\x01isom`, 'latin1')),
    box('moov', Buffer.alloc(20)),
    box('mdat', Buffer.alloc(100)),
    after,
  ]);

/** What an office program writes for a document with a password. */
export const compound = (inside: string): Buffer =>
  Buffer.concat([
    Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'),
    Buffer.alloc(1_016),
    Buffer.from(inside, 'utf16le'),
    Buffer.alloc(1_000),
  ]);
