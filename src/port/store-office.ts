export type OfficeLevel = 'nation' | 'province' | 'city' | 'county' | 'town';

/** An assessing office; `parent` is the one above it in the region tree. */
export interface Office {
  readonly id: string;
  readonly name: string;
  readonly level: OfficeLevel;
  readonly parent: string | null;
}
