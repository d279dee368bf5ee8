import type { SamplePriorities } from './sample-priorities.ts';

/**
 * What a sample organisation is written down as. It is read by people first: names stand for records, dates are local
 * (`2026-10-30`), money is in whole units of the currency. modules/samples turns it into records.
 */
export interface Sample {
  readonly name: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly currency: string;
  /** 1 is January. */
  readonly fiscalYearStartMonth: number;
  readonly country: Country;
  /** When its recorded history begins, and where its clock stands once it is written. */
  readonly since: string;
  readonly dataDate: string;
  /** Below the root, which is named as the organisation; each office after the one above it. */
  readonly offices: readonly SampleOffice[];
  readonly policies: readonly SamplePolicy[];
  readonly people: Readonly<Record<string, SamplePerson>>;
  /** What its people can do, by name, with what that is. */
  readonly skills: Readonly<Record<string, string>>;
  /** What plans assign beside people: teams with so many members, equipment, and what is bought by the piece. */
  readonly resources: Readonly<Record<string, SampleResource>>;
  readonly projects: readonly SampleProject[];
  readonly strategy: SampleStrategy;
  /** At what it discounts, a year, in percent, since its history begins. */
  readonly discountRate: number;
  readonly proposals: readonly SampleProposal[];
  readonly priorities?: SamplePriorities;
  readonly scenarios: readonly SampleScenario[];
}

export type Country = 'GB' | 'NL' | 'PL' | 'IE';

export interface SampleOffice {
  readonly name: string;
  /** Undefined: the root. */
  readonly above?: string;
  readonly kind: 'division' | 'programme';
  /** Where it counts otherwise than the office above. */
  readonly currency?: string;
  readonly timeZone?: string;
  readonly country?: Country;
}

/** The preset that an office takes on, from when, and why. */
export interface SamplePolicy {
  readonly office: string;
  readonly on: string;
  readonly preset: 'supportive' | 'controlling' | 'directive';
  /** Percent by which its projects may cost more than was agreed, where it says so. */
  readonly costTolerance?: number;
  readonly by: string;
  readonly reason: string;
}

export interface SamplePerson {
  /** Roles by the office where they are held. Managers and sponsors hold theirs at their projects beside these. */
  readonly roles?: Readonly<Record<string, readonly string[]>>;
  /** What a day costs. */
  readonly dayRate?: number;
  /** Whoever has some works for projects. */
  readonly skills?: readonly SampleSkill[];
  /** How much of full time; 1 unless given. */
  readonly fullTime?: number;
  /** Days away, both inclusive. */
  readonly away?: readonly { readonly from: string; readonly until: string; readonly deputy?: string }[];
}

/** Level 1 to 5, and percent of the time; 0: could stand in. */
export type SampleSkill = readonly [skill: string, level: number, share: number];

export type SampleResource =
  | {
      readonly dayRate: number;
      readonly members?: number;
      readonly skills: readonly SampleSkill[];
      /** How much of its members is there for projects, in full-time equivalents, without those named; all unless given. */
      readonly fullTime?: number;
      /** Those of the members who are known by name; with other skills, or less time, where it is said. */
      readonly named?: Readonly<
        Record<string, { readonly skills?: readonly SampleSkill[]; readonly fullTime?: number }>
      >;
    }
  /** What one piece costs. */
  | { readonly unitPrice: number };

export interface SampleProject {
  readonly name: string;
  readonly office: string;
  /** Whose it is where that is not what its office's policy says. */
  readonly ownedBy?: 'line' | 'office';
  readonly manager: string;
  readonly sponsor: string;
  readonly budget: number;
  readonly risk: 'low' | 'medium' | 'high';
  /** Strategic weight, 0–100. */
  readonly weight: number;
  readonly toleranceDays?: number;
  readonly start: string;
  /** What is interesting about it, and where that shows. */
  readonly about: string;
  /** The plan as it was first agreed, in the notation of modules/samples/read-outline.ts. */
  readonly plan: string;
  /** What happened, in order. Between these, work begins and goes on by the plan's own dates. */
  readonly history: readonly SampleEvent[];
  /** What its manager reported, by month; published at its last Friday. */
  readonly reported?: Readonly<Record<string, 'green' | 'amber' | 'red'>>;
  /** What people answered to what was found, in order. */
  readonly answers?: readonly SampleAnswer[];
  /** Statuses that were set by hand, each until a day. */
  readonly statusSet?: readonly SampleStatus[];
  /** What is still to come of it beside the plan, as its sponsor and finance see it at the data date. */
  readonly toGo?: readonly SampleToGo[];
  /** Who asked on the data date whether it goes on, and why; nobody has answered. */
  readonly continuationAsked?: { readonly by: string; readonly says: string };
  /** Why, in every report that is better than what is computed: it stands there in place of the computed text. */
  readonly reportsSay?: string;
}

/** One thing that happened; `says` is kept with the entry. All of it at once where it says several. */
export interface SampleEvent {
  readonly on: string;
  /** The day on which the news came, where it came late; before whatever happens next. */
  readonly told?: string;
  readonly says: string;
  /** Tasks that take another time than was thought, in all. */
  readonly takes?: Readonly<Record<string, string>>;
  /** Tasks that wait for others, or do not start before a date: cells as in the plan. */
  readonly waits?: Readonly<Record<string, string>>;
  /** More work: lines as in the plan, under an existing summary. */
  readonly adds?: { readonly under: string; readonly plan: string };
  /** Tasks that are not done after all. */
  readonly drops?: readonly string[];
  /** The plan as it stands becomes the baseline. */
  readonly baseline?: true;
  readonly phase?: 'deliver' | 'close';
  readonly budget?: number;
  readonly manager?: string;
  readonly sponsor?: string;
  readonly ownedBy?: 'line' | 'office';
  readonly closes?: 'completed' | 'cancelled';
  /** From now on nobody reports progress; or they do again. */
  readonly silent?: boolean;
  /** What stood in the way of all this by the policy was waived before, as the manager had asked. */
  readonly waived?: SampleWaiver;
}

interface SampleWaiver {
  readonly by: string;
  readonly until: string;
  readonly says: string;
}

/** What somebody answered to a finding that was open on the day, by its code; it holds until a day. */
export interface SampleAnswer extends SampleWaiver {
  readonly on: string;
  readonly finding: string;
  /** To live with it, to see to it oneself, or to grant or refuse the waiver that was asked for. */
  readonly answer: 'accept' | 'correct' | 'grant' | 'refuse';
  /** Who asked for the waiver, and why. */
  readonly asked?: { readonly by: string; readonly on: string; readonly says: string };
}

/** What somebody said the status is, whatever the plan says. */
export interface SampleStatus extends SampleWaiver {
  readonly on: string;
  readonly status: 'green' | 'amber' | 'red';
}

/** What the organisation wants to reach, as its board adopted it, and which project does what for it. */
export interface SampleStrategy {
  readonly on: string;
  readonly by: string;
  /** Who adopted it, and why. */
  readonly adopted: { readonly on: string; readonly by: string; readonly says: string };
  /** By name. */
  readonly themes: Readonly<Record<string, SampleTheme>>;
}

export interface SampleTheme {
  readonly weight: number;
  readonly about: string;
  readonly objectives: Readonly<Record<string, SampleObjective>>;
}

export interface SampleObjective {
  readonly weight: number;
  readonly about: string;
  readonly owner: string;
  readonly measures?: Readonly<Record<string, SampleMeasure>>;
  /** By the name of the project. */
  readonly served?: Readonly<Record<string, SampleContribution>>;
}

export interface SampleMeasure {
  readonly unit: string;
  readonly from: readonly [day: string, value: number];
  readonly to: readonly [day: string, value: number];
  readonly measured?: Readonly<Record<string, number>>;
}

export interface SampleContribution {
  readonly strength: 'weak' | 'moderate' | 'strong';
  /** Output, capability, outcome, benefit. */
  readonly path: readonly [string, string, string, string];
  /** The measure that it moves, and by how much. */
  readonly moves?: readonly [measure: string, by: number];
  readonly questioned?: { readonly on: string; readonly by: string; readonly says: string };
}

/** What somebody proposes, as far as the case is written. */
export interface SampleProposal {
  readonly name: string;
  readonly office: string;
  readonly by: string;
  readonly on: string;
  readonly summary: string;
  readonly sponsor?: string;
  readonly risk?: 'low' | 'medium' | 'high';
  readonly startsOn?: string;
  readonly currentUntil?: string;
  /** By the name of the objective. */
  readonly serves?: Readonly<Record<string, readonly [SampleContribution['strength'], ...SampleContribution['path']]>>;
  /** By name; the first that does something is preferred where `isPreferred` says so. */
  readonly options?: Readonly<Record<string, SampleOption>>;
  readonly rests?: readonly (readonly [kind: 'assumption' | 'risk' | 'dependency', text: string, owner?: string])[];
  /** When a decision was asked for, and what reviewers answered, as far as they have; nobody reviews what is small. */
  readonly submitted?: {
    readonly on: string;
    readonly reviews: Readonly<Record<string, readonly [role: string, on: string, verdict: 'supports' | 'supports-if' | 'objects', says: string] | readonly [role: string]>>; // biome-ignore format: one type
  };
  readonly deferred?: { readonly on: string; readonly by: string; readonly until: string; readonly says: string };
}

export interface SampleOption {
  readonly kind?: 'do-nothing' | 'do-minimum';
  readonly isPreferred?: true;
  readonly about?: string;
  /** Likely amounts in whole units; a range of so many percent below and above where one is given. */
  readonly flows?: readonly SampleFlow[];
  readonly people?: readonly (readonly [skill: string, people: number, from: string, months: number])[];
}

export interface SampleFlow {
  readonly name: string;
  readonly kind: 'capex' | 'opex' | 'cashable' | 'non-cashable' | 'dis-benefit';
  readonly amount: number;
  readonly range?: readonly [below: number, above: number];
  readonly from: string;
  readonly every?: 'month' | 'quarter' | 'year';
  readonly times?: number;
}

/** Under which limits somebody looked for the best choice among the proposals; the answer is computed. */
export interface SampleScenario {
  readonly name: string;
  readonly about: string;
  readonly by: string;
  readonly on: string;
  /** Quarters from here on. */
  readonly firstOn: string;
  readonly quarters: number;
  /** By how many quarters a start may be put off. */
  readonly mostDelay: number;
  /** In whole units; what is left of a quarter may be spent later unless it lapses. */
  readonly money: readonly number[];
  readonly lapses?: true;
  /** Full-time people by quarter, by skill; of the other skills, whoever running projects leave. */
  readonly people?: Readonly<Record<string, readonly number[]>>;
  readonly rules: readonly SampleRule[];
  /** Running projects that may be stopped, by name. */
  readonly running?: Readonly<Record<string, { readonly costToGo: number; readonly valueToGo: number; readonly exitCost: number }>>; // biome-ignore format: one type
}

/** By the names of proposals and projects. */
export interface SampleRule {
  readonly kind: 'mandatory' | 'forbidden' | 'requires' | 'at-most';
  readonly of: readonly string[];
  readonly most?: number;
  readonly says: string;
}

/** An amount that is still to come of a running project, in whole units. */
export interface SampleToGo extends Omit<SampleFlow, 'kind' | 'range'> {
  readonly kind: 'cost' | 'commitment' | 'exit' | 'cashable' | 'non-cashable' | 'dis-benefit';
}
