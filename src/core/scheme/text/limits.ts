/** Sizes a scheme folder may have; far above any real notice, low enough that reading stays under a second or two. */
export const limits = {
  /** UTF-16 code units of one YAML file. */
  yamlLength: 1_500_000,
  /** UTF-16 code units of units.csv. */
  csvLength: 4_000_000,
  /** Lexical tokens of one YAML file. */
  tokens: 150_000,
  /** Nesting of lists and mappings. */
  depth: 60,
  files: 2_000,
  units: 100_000,
  /** Problems kept for one file; the rest would not be read. */
  problemsPerFile: 100,
} as const;
