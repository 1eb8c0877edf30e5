import { type Fault, fault } from './fault.ts';
import { readXml } from './xml.ts';

/** Which office format an archive is. */
export type OfficeType = 'docx' | 'xlsx' | 'pptx';

const mainTypes: readonly (readonly [pattern: RegExp, type: OfficeType])[] = [
  [/wordprocessingml\.document\.main\+xml$/, 'docx'],
  [/spreadsheetml\.sheet\.main\+xml$/, 'xlsx'],
  [/presentationml\.(?:presentation|slideshow)\.main\+xml$/, 'pptx'],
];
const activeTypes = /macro|vba|activex|oleobject|toolbars|webextension|\.binary\./i;

/** The document's format by its list of content types, or what stands in it that runs. */
export function contentTypesFault(content: Buffer): OfficeType | Fault {
  const found = new Set<OfficeType>();
  const wrong = readXml(content, '[Content_Types].xml', {
    onOpen(_name, { ContentType = '' }) {
      if (activeTypes.test(ContentType)) return fault('active', ContentType);
      const type = mainTypes.find(([pattern]) => pattern.test(ContentType))?.[1];
      if (type !== undefined) found.add(type);
      return null;
    },
  });
  if (wrong !== null) return wrong;
  const [type] = found;
  return type === undefined || found.size > 1 ? fault('broken', '[Content_Types].xml') : type;
}

const activeRelations =
  /^(?:vbaProject|wordVbaData|oleObject|control|activeXControlBinary|attachedTemplate|frame|aFChunk|subDocument|xlMacrosheet|xlIntlMacrosheet|webextension(?:taskpanes)?|keyMapCustomizations|attachedToolbars)$/i;
const externalRelations = /^(?:hyperlink|externalLinkPath|xlExternalLinkPath)$/i;
const safeTargets = /^(?:https?|mailto|tel):|^file:\/\/\/|^[^:]*$|^[a-z]:\\|^#/i;

/** Relations that run something, or fetch something when the document is opened. */
export const relationsFault = (content: Buffer, part: string): Fault | null =>
  readXml(content, part, {
    onOpen(name, { Type = '', Target = '', TargetMode = '' }) {
      if (name !== 'Relationship') return null;
      const kind = Type.slice(Type.lastIndexOf('/') + 1);
      if (activeRelations.test(kind)) return fault('active', `${part} (${kind})`);
      if (TargetMode.toLowerCase() !== 'external') return null;
      const allowed = externalRelations.test(kind) && safeTargets.test(Target.trim());
      return allowed ? null : fault('active', `${part} (${kind} ${Target.slice(0, 60)})`);
    },
  });
