export type SchemeState = 'draft' | 'checked' | 'published';

/** Which version of which scheme of which office. */
export interface SchemeVersionId {
  readonly office: string;
  readonly scheme: string;
  /** 1, 2, 3 … within the scheme. */
  readonly version: number;
}

/** A version of a scheme: the texts of its files by path. The fingerprint is known once it was checked. */
export interface SchemeVersion extends SchemeVersionId {
  readonly state: SchemeState;
  readonly files: Readonly<Record<string, string>>;
  readonly fingerprint: string | null;
  /** Why there is this version. */
  readonly reason: string;
  /** Counts every change; an edit names the one it started from. */
  readonly revision: number;
}
