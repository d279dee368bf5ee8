import { type Change, timeOrderedId } from '#platform/server';

export interface NewOrganisation {
  readonly organisationId: string;
  readonly organisationName: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly currencyCode: string;
  /** Where its clock stands from the start; otherwise it runs with the wall clock. */
  readonly clockAt?: string | null;
  readonly owner: { readonly personId: string; readonly name: string; readonly email: string };
}

/** What an organisation begins with: itself, its central office, and its owner. */
export function firstRecords({
  organisationId,
  owner,
  organisationName: name,
  clockAt: clock_at = null,
  ...settings
}: NewOrganisation): Change[] {
  const made = (entity: string, id: string, to: Readonly<Record<string, string | null>>): Change => ({
    entity,
    id,
    field: null,
    from: null,
    to,
  });
  const { timeZone: time_zone, locale, currencyCode: currency_code } = settings;
  return [
    made('organisation', organisationId, { name, time_zone, locale, currency_code, clock_at }),
    made('office', timeOrderedId(), { parent_id: null, name, kind: 'central' }),
    made('person', owner.personId, { name: owner.name, email: owner.email, state: 'active' }),
    made('role-assignment', timeOrderedId(), {
      person_id: owner.personId,
      node_kind: 'organisation',
      node_id: organisationId,
      role: 'owner',
    }),
  ];
}
