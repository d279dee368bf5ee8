/** An organisation that is a sample, and how far it is written. No entity: it says how records came, it is none. */
export interface SampleRow {
  readonly key: string;
  /** The organisation itself, each of its projects, and what they are for. */
  readonly parts: number;
  readonly written: number;
  /** Of what the projects refer to, by name. */
  readonly ids: {
    readonly offices: Readonly<Record<string, string>>;
    readonly people: Readonly<Record<string, string>>;
    /** Those that are written. */
    readonly projects: Readonly<Record<string, string>>;
  };
  readonly job_id: string | null;
  readonly loaded_at: string | null;
  /** It is being taken away, and nobody comes in any more. */
  readonly is_going: boolean;
}
