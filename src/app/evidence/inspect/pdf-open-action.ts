import { type Fault, fault } from './fault.ts';
import { written } from './pdf-names.ts';

const mark = '/OpenAction';
const mostPlaces = 20;

/**
 * A document may say on which page it opens, as most programs write it, but not do anything else when it opens: the
 * value is a place in the document, or an action that goes to one.
 */
export function openActionFault(whole: Buffer, objects: readonly string[]): Fault | null {
  const texts = [...windows(whole), ...objects.map(written)];
  if (texts.length > objects.length + mostPlaces) return fault('active', mark);
  for (const text of texts)
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
      const value = text.slice(at + mark.length, at + mark.length + 400).trimStart();
      if (!isPlace(value) && !refersToPlace(value, whole))
        return fault('active', `${mark} ${value.slice(0, 40)}`);
    }
  return null;
}

const isPlace = (value: string): boolean =>
  value.startsWith('[') || /^<<(?:(?!>>)[\s\S])*\/S\s*\/GoTo(?=[\s/>])/.test(value);

/** Objects that a reference names must stand in the open, or it cannot be known what they do. */
function refersToPlace(value: string, whole: Buffer): boolean {
  const reference = /^(\d{1,10})\s+(\d{1,5})\s+R\b/.exec(value);
  if (reference === null) return false;
  const head = new RegExp(`(?:^|[^0-9])${reference[1]}\\s+${reference[2]}\\s+obj\\b`, 'g');
  const definitions = [...whole.toString('latin1').matchAll(head)];
  return (
    definitions.length > 0 &&
    definitions.every(({ index, 0: found }) => {
      const from = index + found.length;
      return isPlace(written(whole.toString('latin1', from, from + 400)).trimStart());
    })
  );
}

const reach = 500;

/** The places in the file where the name stands, plain or with escapes. */
function windows(whole: Buffer): readonly string[] {
  const found: string[] = [];
  for (let at = whole.indexOf('/O'); at >= 0; at = whole.indexOf('/O', at + 1)) take(at);
  for (let at = whole.indexOf('/#4'); at >= 0; at = whole.indexOf('/#4', at + 1)) take(at);
  return found;

  function take(at: number): void {
    const text = written(whole.toString('latin1', at, at + reach));
    if (text.startsWith(mark) && !/[A-Za-z0-9]/.test(text.charAt(mark.length))) found.push(text);
  }
}
