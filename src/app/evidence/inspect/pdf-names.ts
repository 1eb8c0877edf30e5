/** A PDF text with the hexadecimal escapes of its names resolved: `/J#61vaScript` is `/JavaScript`. */
export const written = (text: string): string =>
  text.replace(/#([0-9A-Fa-f]{2})/g, (_whole, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );

const end = '(?=[\\s/<>[\\](){}%\\0]|$)';
const running = new RegExp(
  `/(JavaScript|JS|Launch|AA|RichMedia|SubmitForm|ImportData|EmbeddedFiles?|GoToE|XFA|Rendition|Encrypt)${end}`,
);
const hidden = new RegExp(
  `/(JavaScript|Launch|RichMedia|SubmitForm|ImportData|EmbeddedFiles?|GoToE|XFA|Rendition|Encrypt|ObjStm)${end}`,
);

/** The first name in a PDF's own text that runs, opens, encrypts or attaches something. */
export const runningName = (text: string): string | null => running.exec(written(text))?.[1] ?? null;

/** The same inside a stream, where only names too long to be an accident count. */
export const hiddenName = (text: string): string | null => hidden.exec(written(text))?.[1] ?? null;
