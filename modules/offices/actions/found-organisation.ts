import { presets } from '#engine';
import { type Call, type Change, type Json, timeOrderedId, writeChanges } from '#platform/server';
import type { Role } from '../contract.ts';
import type { Holiday } from '../office-calendar.ts';
import { listOfficeRows } from '../queries.ts';
import type { AbsenceColumns, OfficeColumns, PolicyVersionRow } from '../tables.ts';
import { roleAssignment } from './roles.ts';

/** An organisation as a whole, by names; `now` of the call is when it is all true from. */
export interface Founding {
  /** Of the root office. */
  readonly name: string;
  readonly fiscalYearStartMonth: number;
  readonly holidays: readonly Holiday[];
  readonly offices: readonly FoundedOffice[];
  readonly people: readonly FoundedPerson[];
}

export interface FoundedOffice {
  readonly name: string;
  readonly above: string;
  readonly kind: OfficeColumns['kind'];
  readonly timeZone: string | null;
  readonly currencyCode: string | null;
  readonly holidays: readonly Holiday[] | null;
}

export interface FoundedPerson {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly { readonly office: string; readonly role: string }[];
  readonly away: readonly { readonly from: string; readonly until: string; readonly deputy: string | null }[];
}

/** The ids of what was made, by name. */
export interface Founded {
  readonly offices: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
}

/** Fills an organisation that has only just begun: offices, people with their roles, absences. Throws on an unknown name. */
export async function foundOrganisation(call: Call, founding: Founding): Promise<Founded> {
  const [root] = await listOfficeRows(call.tx);
  if (!root) throw new Error('The organisation has no root office.');
  const offices = new Map([[founding.name, root.id]]);
  for (const { name } of founding.offices) offices.set(name, timeOrderedId());
  const people = new Map(founding.people.map(({ name }) => [name, timeOrderedId()]));
  const made = { offices, people };
  const set = (field: string, to: Json): Change => ({ entity: 'office', id: root.id, field, from: null, to });
  await writeChanges(call, [
    set('fiscal_year_start_month', founding.fiscalYearStartMonth),
    set('holidays', founding.holidays as unknown as Json),
    ...founding.offices.map((office) => officeChange(made, office)),
  ]);
  await writeChanges(
    call,
    founding.people.flatMap((person) => personChanges(made, person, call.organisationId)),
  );
  return made;
}

const insert = (entity: string, id: string, to: Readonly<Record<string, Json>>): Change => ({
  entity,
  id,
  field: null,
  from: null,
  to,
});

function officeChange({ offices }: Founded, office: FoundedOffice): Change {
  const { name, kind, timeZone: time_zone, currencyCode: currency_code } = office;
  const holidays = office.holidays as unknown as Json;
  const to = { parent_id: idOf(offices, office.above), name, kind, time_zone, currency_code, holidays };
  return insert('office', idOf(offices, name), to);
}

function personChanges(
  { offices, people }: Founded,
  { name, email, roles, away }: FoundedPerson,
  organisationId: string,
): Change[] {
  const id = idOf(people, name);
  return [
    insert('person', id, { name, email, state: 'active' }),
    ...roles.map(({ office, role }) => {
      const officeId = idOf(offices, office);
      // whoever audits the root audits the organisation: the record of all changes is no office's
      const isOfAll = role === 'auditor' && officeId === offices.values().next().value;
      const node = isOfAll ? { kind: 'organisation', id: organisationId } : { kind: 'office', id: officeId };
      return roleAssignment(timeOrderedId(), id, role as Role, node);
    }),
    ...away.map(({ from, until, deputy }) => {
      const deputy_person_id = deputy === null ? null : idOf(people, deputy);
      const absence: Omit<AbsenceColumns, 'id'> = { person_id: id, from_day: from, until_day: until, deputy_person_id, note: null }; // biome-ignore format: one record
      return insert('absence', timeOrderedId(), absence);
    }),
  ];
}

/** Puts a shipped preset into force as the office's first or next version, on the day of the call. */
export async function adoptPreset(
  call: Call,
  adoption: {
    readonly officeId: string;
    readonly preset: string;
    /** Beside what the preset says. */
    readonly costTolerance?: number | undefined;
    readonly reason: string;
    readonly by: string;
    /** The version that it follows. */
    readonly after: { readonly id: string; readonly version: number } | null;
  },
): Promise<{ readonly id: string; readonly version: number }> {
  const { officeId, preset, costTolerance = null, reason, by, after } = adoption;
  const shipped = presets[preset as keyof typeof presets];
  if (!shipped) throw new Error(`No preset is called ${preset}.`);
  const policy = { ...shipped, costTolerance };
  const [id, version] = [timeOrderedId(), (after?.version ?? 0) + 1];
  const times = { drafted_by: by, drafted_at: call.now, adopted_by: by, adopted_at: call.now };
  const row: Omit<PolicyVersionRow, 'id'> = {
    ...{ office_id: officeId, state: 'adopted', version, policy, reason, ...times },
    supersedes: after?.id ?? null,
    in_force_on: null,
  };
  await writeChanges(call, [insert('policy-version', id, row as unknown as Record<string, Json>)]);
  return { id, version };
}

export function idOf(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`Nothing here is called “${name}”.`);
  return id;
}
