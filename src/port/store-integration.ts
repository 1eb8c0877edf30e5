/** What an office lets the server reach, and how much evidence it keeps. */
export interface IntegrationSetting {
  /** Host names, IP addresses, or `*.` before a domain. */
  readonly hosts: readonly string[];
  /** Private networks that may be reached after all, such as 10.1.0.0/16. */
  readonly networks: readonly string[];
  readonly ports: readonly number[];
  /** Most bytes of one evidence file, of one holder's and of the office's together. */
  readonly fileBytes: number;
  readonly unitBytes: number;
  readonly officeBytes: number;
  /** `host:port` of a clamd that looks at every upload; null without one. */
  readonly scanner: string | null;
  readonly revision: number;
}
