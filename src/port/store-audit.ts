/** Something a person or the system did. `details` is plain JSON-safe data; exact numbers are given as rationals. */
export interface AuditEvent {
  /** Null for what concerns the whole installation. */
  readonly office: string | null;
  readonly actor: string;
  /** A verb of the catalogue of actions, such as `scheme.publish`. */
  readonly action: string;
  /** What it was done to, such as `scheme/2020-county/3`. */
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export type HashAlgorithm = 'sha256' | 'sm3';

/** An entry of the log, as it was hashed: `at` in UTC to the microsecond, `details` as canonical JSON. */
export interface AuditEntry {
  readonly sequence: number;
  readonly at: string;
  readonly office: string | null;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly details: string;
  readonly algorithm: HashAlgorithm;
  readonly previous: string;
  readonly hash: string;
}

/** A signature that the log, up to the entry `sequence`, ends in `hash`. */
export interface Checkpoint {
  readonly sequence: number;
  readonly at: string;
  readonly hash: string;
  /** The public key, SPKI DER in base64. */
  readonly key: string;
  /** Ed25519, base64. */
  readonly signature: string;
}
