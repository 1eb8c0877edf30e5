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

/** Where a version came from. */
export type SchemeOrigin =
  | { readonly kind: 'files' }
  | { readonly kind: 'built-in'; readonly folder: string }
  | { readonly kind: 'notice'; readonly fileName: string; readonly sha256: string }
  | { readonly kind: 'version'; readonly scheme: string; readonly version: number }
  | {
      readonly kind: 'template';
      readonly office: string;
      readonly scheme: string;
      readonly version: number;
      readonly fingerprint: string;
    };

/** A version without its files. Moments are UTC. */
export interface SchemeVersionInfo extends Omit<SchemeVersion, 'files'> {
  /** What its scheme.yaml calls it; '' where that cannot be read. */
  readonly title: string;
  readonly origin: SchemeOrigin;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly publishedBy: string | null;
  readonly publishedAt: string | null;
  /** Why it was published. */
  readonly publishReason: string;
}
