const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.(\d{1,9}))?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Microseconds since 1970 UTC of an ISO 8601 moment with a zone (finer digits are dropped); null for anything else. */
export function instantOf(text: string): number | null {
  const match = shape.exec(text);
  if (match === null) return null;
  const whole = Date.parse(text.replace(/\.\d+/, ''));
  return Number.isNaN(whole) ? null : whole * 1_000 + Number((match[1] ?? '').padEnd(6, '0').slice(0, 6));
}
