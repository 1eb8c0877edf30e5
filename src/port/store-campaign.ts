/** `preparing`: nobody outside the office sees it. `published`: the publication period. `final`: frozen for good. */
export type CampaignState = 'preparing' | 'collecting' | 'published' | 'final';

/** A year's assessment by one published version of a scheme. Days are YYYY-MM-DD on the scheme's clock. */
export interface Campaign {
  readonly office: string;
  readonly id: string;
  readonly title: string;
  readonly scheme: string;
  readonly version: number;
  readonly state: CampaignState;
  /** First day of collection. */
  readonly opensOn: string;
  /** Last day on which what is handed in is on time. */
  readonly dueOn: string;
  /** Last day on which anything can be handed in; not before `dueOn`. */
  readonly locksOn: string;
  /** Moments (UTC) between which results are on public view; null until published. */
  readonly publicFrom: string | null;
  readonly publicTo: string | null;
  /** Calendar days after publication in which an appeal may be lodged. */
  readonly appealDays: number;
  /** Demonstration data, labelled as such and removable. */
  readonly demo: boolean;
  readonly revision: number;
}
