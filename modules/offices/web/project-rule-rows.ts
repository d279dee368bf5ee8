import { type Action, actions, consequenceParts, type Message, type Severity } from '#engine';
import type { ProjectPolicy } from '../effective-policy-contract.ts';
import { type Departure, familyOf, hardestAct, placeOf, type RowOrigin, type ShownRow } from './policy-rows.ts';

/** What governs a project, with what is open under each rule. */
export interface RuledProject extends Omit<ProjectPolicy, 'rows'> {
  readonly tier: string;
  readonly phase: string;
  readonly rows: readonly (ProjectPolicy['rows'][number] & { readonly findings: readonly OpenFinding[] })[];
}

export interface OpenFinding {
  readonly findingId: string;
  readonly sentence: Message;
}

type WireRow = RuledProject['rows'][number];
type RuledAt = WireRow['at'][Action];
export type RuledPart = RuledAt['enforcement' | 'waivableBy' | 'answerWithin'];
export type RulingOffice = ProjectPolicy['offices'][number];

/** A kind of finding as severe as it is, with what follows from it in the project. */
export interface ProjectRuleRow extends ShownRow {
  readonly id: string;
  readonly severity: Severity;
  readonly family: string;
  readonly at: WireRow['at'];
  readonly findings: readonly OpenFinding[];
  /** Whether an office says otherwise than those above it, or tries to. */
  readonly hasDeparture: boolean;
}

/** By families, as the policy of an office has them: the same rules stand in the same order on both pages. */
export function projectRuleRows({ rows, offices }: Pick<RuledProject, 'rows' | 'offices'>): ProjectRuleRow[] {
  const isTwice = ({ code }: WireRow) => rows.filter((row) => row.code === code).length > 1;
  const all = rows.map((row): ProjectRuleRow => {
    const departure = departureIn(row, offices);
    return {
      ...row,
      id: `${row.code}/${row.severity}`,
      family: familyOf(row.code),
      changed: new Set(),
      foundAs: isTwice(row) ? row.severity : undefined,
      hasDeparture: departure !== undefined,
      origin: originOf(row, offices, departure),
    };
  });
  return all.toSorted((a, b) => placeOf(a) - placeOf(b));
}

export type Said = RuledPart['said'][number];

const isDeparture = (stance: Said['stance']): stance is Departure => stance !== 'same' && stance !== 'inherited';

/** The last that an office below the first says otherwise than those above it, of any part. */
function departureIn({ at }: WireRow, offices: RuledProject['offices']): Said | undefined {
  const parts = actions.flatMap((action) => consequenceParts.map((name): RuledPart => at[action][name]));
  const said = parts.flatMap((part): readonly Said[] => part.said);
  return said.findLast(({ officeId, stance }) => officeId !== offices[0]?.officeId && isDeparture(stance));
}

function originOf(row: WireRow, offices: RuledProject['offices'], departure: Said | undefined): RowOrigin {
  const officeOf = (id: string | undefined) => offices.find(({ officeId }) => officeId === id);
  const other = officeOf(departure?.officeId);
  if (other && departure && isDeparture(departure.stance)) {
    return { kind: 'departed', officeName: other.officeName, version: other.version, stance: departure.stance };
  }
  const parts = [row.at[hardestAct(row)].enforcement, row.at.standing.answerWithin];
  const told = parts.find(({ origin }) => origin !== null);
  const office = officeOf(told?.origin?.officeId);
  if (!office) return { kind: 'none' };
  if (office.version === 0) return { kind: 'shipped' };
  return {
    kind: 'rule',
    officeName: office.officeName,
    version: office.version,
    isLocked: told?.floor != null && told.floor === told.value,
  };
}
