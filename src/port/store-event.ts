/** Something that happened in an office, as listeners are told: no contents, only what to look at again. */
export interface OfficeEvent {
  /** The audit entry's number, which is also the order of commits. */
  readonly sequence: number;
  readonly office: string;
  readonly campaign: string | null;
  readonly action: string;
  readonly subject: string;
  /** The unit and the indicator it is about, where it is about one. */
  readonly unit: string | null;
  readonly indicator: string | null;
  /** Id of the account. */
  readonly actor: string;
  readonly at: string;
}
