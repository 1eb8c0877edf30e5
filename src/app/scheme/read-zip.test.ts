import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { codes, good } from '../../../test/support/test-platform.ts';
import { readZip } from './read-zip.ts';

const zip = (files: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, each]) => [path, typeof each === 'string' ? strToU8(each) : each]),
    ),
  );

describe('a zip of a scheme', () => {
  it('gives its files with or without an outer folder, and leaves out what belongs to no scheme', () => {
    const files = { 'scheme.yaml': 'id: a', 'tables/a.yaml': 'id: t', 'units.csv': 'unit' };
    expect(good(readZip(zip(files)))).toEqual(files);
    const outer = Object.fromEntries(Object.entries(files).map(([path, text]) => [`方案/${path}`, text]));
    const more = { '方案/备注.docx': 'x', '__MACOSX/方案/._scheme.yaml': 'x' };
    expect(good(readZip(zip({ ...outer, ...more })))).toEqual(files);
  });

  it('that would unpack to more than a scheme can be is refused, whatever it says of its size', () => {
    const bomb = zip({ 'scheme.yaml': new Uint8Array(26_000_000) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(codes(readZip(bomb))).toEqual(['scheme-zip-unreadable']);
    const lying = bomb.slice();
    const view = new DataView(lying.buffer);
    // The size is told in the local header (at 22) and in the directory (24 after its mark).
    const directory = view.getUint32(lying.length - 6, true);
    for (const at of [22, directory + 24]) view.setUint32(at, 10, true);
    const begun = performance.now();
    expect(codes(readZip(lying))).toEqual(['scheme-zip-unreadable']);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  it('that is none, is empty or holds no text is refused', () => {
    expect(codes(readZip(strToU8('PK nothing')))).toEqual(['scheme-zip-unreadable']);
    expect(codes(readZip(zip({ 'a.txt': 'x' })))).toEqual(['scheme-zip-unreadable']);
    expect(codes(readZip(zip({ 'scheme.yaml': new Uint8Array([0xff, 0xfe]) })))).toEqual(['file-not-utf8']);
  });
});
