import { SaxesParser } from 'saxes';
import { countUpTo, LimitPassed, limits } from './limits.ts';
import { BrokenContainer } from './zip.ts';

export interface XmlHandler {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

/**
 * Walks XML with names freed of their prefix. No document type is accepted, so no entity can be declared;
 * depth and the number of elements are capped.
 */
export function walkXml(bytes: Uint8Array, handler: XmlHandler): void {
  const parser = new SaxesParser({ xmlns: false });
  const count = countUpTo(limits.cells * 20, 'XML 元素数');
  let depth = 0;
  parser.on('doctype', () => {
    throw new BrokenContainer('含有文档类型声明');
  });
  parser.on('error', (error) => {
    throw new BrokenContainer(`XML 有错误(${error.message.slice(0, 80)})`);
  });
  parser.on('opentag', (tag) => {
    count();
    if (++depth > limits.depth) throw new LimitPassed('嵌套层数', limits.depth);
    handler.open(localName(tag.name), withLocalNames(tag.attributes as Record<string, string>));
  });
  parser.on('closetag', (tag) => {
    depth--;
    handler.close(localName(tag.name));
  });
  parser.on('text', handler.text);
  parser.on('cdata', handler.text);
  const decoder = new TextDecoder('utf-8');
  const slice = 64 * 1024;
  for (let at = 0; at < bytes.length; at += slice)
    parser.write(decoder.decode(bytes.subarray(at, at + slice), { stream: true }));
  parser.close();
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function withLocalNames(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) result[localName(name)] = value;
  return result;
}
