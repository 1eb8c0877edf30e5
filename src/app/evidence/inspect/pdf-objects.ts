import { inflate } from 'node:zlib';
import { type Fault, fault } from './fault.ts';

/**
 * The objects in a stream that holds objects; null when it holds none. `before` is all text since the stream before,
 * with escapes resolved, so that no trick with a dictionary hides its kind. Only the usual compression is read;
 * whatever else would leave the objects unread is refused.
 */
export async function inflateObjects(
  before: string,
  content: Buffer,
  mostBytes: number,
): Promise<string | Fault | null> {
  if (!/\/ObjStm(?=[\s/<>[\](){}%\0]|$)/.test(before)) return null;
  if (/\/(?:DecodeParms|DP)(?=[\s/<[])|\/F\s*[(<]/.test(before))
    return fault('active', '/ObjStm /DecodeParms');
  const filters = [...before.matchAll(/\/Filter\s*(\[[^\]]*\]|\/[^\s/<>[\]]+|\S{1,40})/g)].map(
    (each) => each[1] ?? '',
  );
  const strange = filters.find((each) => !/^(?:\[\s*)?\/(?:FlateDecode|Adobe\.[\w.]+)(?:\s*\])?$/.test(each));
  if (strange !== undefined) return fault('active', `/ObjStm ${strange.slice(0, 40)}`);
  return filters.length === 0 ? content.toString('latin1') : inflated(content, mostBytes);
}

const inflated = (content: Buffer, mostBytes: number): Promise<string | Fault> =>
  new Promise((settle) => {
    inflate(content, { maxOutputLength: Math.max(1, mostBytes) }, (error, whole) => {
      if (error === null) return settle(whole.toString('latin1'));
      const tooLong = 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
      settle(tooLong ? fault('unsafe', '/ObjStm') : fault('broken', '/ObjStm'));
    });
  });
