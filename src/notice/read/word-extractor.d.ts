declare module 'word-extractor' {
  /** Reads Word 97–2003 files; rejects what is not one. */
  export default class WordExtractor {
    extract(source: Buffer): Promise<{ getBody(): string }>;
  }
}
