/** Full-width signs, digits and letters as half-width ones, one for one, so that offsets stay. */
export const narrow = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0));

/** Text for comparing: full-width forms folded, no white space. Never shown. */
export const folded = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

const han = '\\u3400-\\u9fff';
const signs = ',;:()\\uff0c\\uff1b\\uff1a\\uff08\\uff09。、“”《》';
const gap = new RegExp(`(?<=[${han}${signs}])\\s+(?=[${han}${signs}])`, 'g');

/** A name as printed, without the line breaks and gaps that typesetting put between Chinese characters. */
export function tidy(text: string): string {
  return text
    .replace(/[\u00a0\u3000]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(gap, '')
    .trim();
}

/** A longer text: as `tidy`, but its lines stay lines. */
export const tidyLines = (text: string): string =>
  text
    .split('\n')
    .map(tidy)
    .filter((line) => line !== '')
    .join('\n');
