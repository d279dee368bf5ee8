import type { ResourceRow, SkillRow } from './tables.ts';

/** What somebody calls whoever is to do the work. */
export interface CalledResource {
  readonly name: string | null;
  readonly email?: string | null;
}

/** Who is meant: a resource, or whoever has a skill; both null where nobody here is. */
export interface MeantResource {
  readonly resourceId: string | null;
  readonly skillId: string | null;
}

export type MatchResource = (called: CalledResource, officeId: string) => MeantResource;

const nobody: MeantResource = { resourceId: null, skillId: null };
/** As names are compared. */
export const plain = (text: string) => text.trim().toLowerCase();

/**
 * Who is meant where a plan or a case of an office names a resource: first whoever has that e-mail, then a resource of that
 * name or of one that plans call it by, then a skill. Of several the nearest office above counts, then those below; what
 * stands in an office beside means nobody here, as nothing that is done beside changes what one reads.
 */
export function matchResources(
  resources: readonly ResourceRow[],
  skills: readonly SkillRow[],
  emails: ReadonlyMap<string, string>,
  chains: ReadonlyMap<string, readonly string[]>,
): MatchResource {
  const byEmail = group(resources.map((row) => [emails.get(row.person_id ?? '') ?? '', row]));
  const byName = group(resources.flatMap((row) => [row.name, ...row.plan_names].map((name) => [name, row] as const)));
  const skillsByName = group(skills.map((row) => [row.name, row]));
  const nearest = <T extends { readonly office_id: string }>(rows: readonly T[], officeId: string): T | undefined => {
    const chain = chains.get(officeId) ?? [];
    const above = rows.filter(({ office_id }) => chain.includes(office_id));
    const [first] = above.toSorted((a, b) => chain.indexOf(a.office_id) - chain.indexOf(b.office_id));
    return first ?? rows.find(({ office_id }) => chains.get(office_id)?.includes(officeId));
  };
  return ({ name, email }, officeId) => {
    const resource =
      nearest((email && byEmail.get(plain(email))) || [], officeId) ??
      nearest((name && byName.get(plain(name))) || [], officeId);
    if (resource) return { resourceId: resource.id, skillId: null };
    const skill = nearest((name && skillsByName.get(plain(name))) || [], officeId);
    return skill ? { resourceId: null, skillId: skill.id } : nobody;
  };
}

function group<T>(entries: readonly (readonly [name: string, row: T])[]): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const [name, row] of entries) if (name) found.set(plain(name), [...(found.get(plain(name)) ?? []), row]);
  return found;
}
