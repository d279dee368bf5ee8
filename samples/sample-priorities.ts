/** By what the organisation ranks, since when, and who gave which investment what. */
export interface SamplePriorities {
  readonly on: string;
  readonly by: string;
  /** By name; steps from the least worth on, each with its worth of 100. */
  readonly criteria: Readonly<Record<string, { readonly weight: number; readonly about: string; readonly steps: Readonly<Record<number, string>> }>>; // biome-ignore format: one type
  /** When all gave what they gave. */
  readonly assessedOn: string;
  /** By investment and person: the place of the step of each criterion in order, from 0; `-` where he gave none. */
  readonly given: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly places?: readonly SamplePlace[];
}

/** A place that somebody gave an investment, whatever it scores. */
export interface SamplePlace {
  readonly investment: string;
  readonly place: number;
  readonly on: string;
  readonly by: string;
  readonly until: string;
  readonly says: string;
}
