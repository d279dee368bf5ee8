import { officeChains } from '#modules/offices/actions';
import { refusingTaken } from '#modules/offices/actions/taken';
import { OperationError } from '#platform/contract';
import { type Change, type CommandDraft, draftCommand, type Json, publish, type Tx, writeChanges } from '#platform/server'; // biome-ignore format: one line
import type { OperationCall } from '#platform/server/http/exchange';
import type { ResourceChange } from '../contract.ts';
import {
  lockResources,
  selectAvailability,
  selectRates,
  selectResourceSkills,
  selectResourceSkillsThat,
  selectResources,
  selectResourcesNamed,
  selectSkills,
} from '../queries.ts';
import { errors } from '../routes.ts';
import type { ResourceRow } from '../tables.ts';

export const resourcesTopic = 'resources';

interface Command {
  readonly officeId: string;
  readonly changes: readonly ResourceChange[];
}

/** Changes what an office has: its skills, its resources and what is said of them; all of it, or none. */
export async function changeResources(call: OperationCall, { officeId, changes }: Command) {
  await lockResources(call.tx, officeId);
  const written = await resourceChanges(call.tx, officeId, draftCommand(changes));
  if (!written.length) return { entryId: null };
  const byConstraint = {
    skill_name: errors.resourceNameTaken,
    resource_name: errors.resourceNameTaken,
    resource_person: errors.resourceNameTaken,
    resource_skill_once: errors.heldTwice,
    resource_availability_day: errors.heldTwice,
    resource_rate_day: errors.heldTwice,
  };
  const { entryId } = await refusingTaken(byConstraint, () => writeChanges(call, written));
  await assertResourcesFit(call.tx, (await selectResources(call.tx, [officeId])).map(({ id }) => id)); // biome-ignore format: one line
  await publish(call.tx, resourcesTopic);
  return { entryId };
}

/** That nobody is planned for more than his time, nor is more than one. Throws `share-over-whole`, `more-than-full-time`. */
export async function assertResourcesFit(tx: Tx, ids: readonly string[]): Promise<void> {
  const rows = new Map((await selectResourcesNamed(tx, ids)).map((row) => [row.id, row]));
  const shares = new Map<string, number>();
  for (const { resource_id, share_percent } of await selectResourceSkills(tx, ids))
    shares.set(resource_id, (shares.get(resource_id) ?? 0) + share_percent);
  if ([...shares.values()].some((sum) => sum > 100)) throw new OperationError(errors.shareOverWhole);
  const dated = await selectAvailability(tx, ids);
  if (dated.some((row) => row.full_time > 1 && rows.get(row.resource_id)?.kind === 'person'))
    throw new OperationError(errors.moreThanFullTime);
}

type Row = { readonly id: string };

/** The command as change records, with what goes along with what it deletes. Throws `resource-elsewhere`. */
async function resourceChanges(tx: Tx, officeId: string, draft: CommandDraft): Promise<Change[]> {
  const resources = await selectResources(tx, [officeId]);
  const ids = resources.map(({ id }) => id);
  const rows: Readonly<Record<string, readonly Row[]>> = {
    'pool-resource': resources,
    skill: await selectSkills(tx, [officeId]),
    'resource-skill': await selectResourceSkills(tx, ids),
    'resource-availability': await selectAvailability(tx, ids),
    'resource-rate': await selectRates(tx, ids),
  };
  const above = (await officeChains(tx)).get(officeId) ?? [];
  const skills = new Set((await selectSkills(tx, above)).map(({ id }) => id));
  const made = new Set(draft.made.map(({ entity, id }) => `${entity} ${id}`));
  const has = (entity: string, id: Json) => rows[entity]?.some((row) => row.id === id) || made.has(`${entity} ${id}`);
  const isTeam = (id: Json) =>
    resources.some((row) => row.id === id && row.kind === 'team') ||
    draft.made.some((one) => one.entity === 'pool-resource' && one.id === id && one.row.kind === 'team');
  const fitsColumn = (column: string, id: Json) =>
    (column !== 'resource_id' || has('pool-resource', id)) &&
    (column !== 'team_id' || id === null || isTeam(id)) &&
    (column !== 'skill_id' || skills.has(String(id)) || has('skill', id));
  const fits =
    draft.made.every(({ row }) => Object.entries(row).every(([column, id]) => fitsColumn(column, id))) &&
    draft.set.every(({ entity, id, field, to }) => has(entity, id) && fitsColumn(field ?? '', to)) &&
    draft.gone.every(({ entity, id }) => has(entity, id));
  if (!fits) throw new OperationError(errors.resourceElsewhere);
  const gone = await goneRows(tx, rows, draft);
  const isGone = new Set(gone.map(({ id }) => id));
  return [
    ...draft.made.map(({ entity, id, row }): Change => {
      const isOfOffice = entity === 'skill' || entity === 'pool-resource';
      return { entity, id, field: null, from: null, to: isOfOffice ? { ...row, office_id: officeId } : row };
    }),
    ...draft.set.filter(({ id }) => !isGone.has(id)),
    ...gone,
    ...leavingTeams(resources, isGone),
  ];
}

/** Deletions of the records named and of what hangs on them, in this office and, of skills, below it. */
async function goneRows(tx: Tx, rows: Readonly<Record<string, readonly Row[]>>, { gone }: CommandDraft) {
  const ids = new Set(gone.map(({ id }) => id));
  const seen = new Map(gone.map((one) => [one.id, one.seen]));
  const skillIds = gone.flatMap(({ entity, id }) => (entity === 'skill' ? [id] : []));
  const held = skillIds.length ? await selectResourceSkillsThat(tx, { skillIds }) : [];
  const all = { ...rows, 'resource-skill': [...new Map([...(rows['resource-skill'] ?? []), ...held].map((row) => [row.id, row])).values()] }; // biome-ignore format: one record
  return Object.entries(all).flatMap(([entity, of]) =>
    of.flatMap((row): Change[] => {
      const hangs = [(row as Partial<Record<string, string>>).resource_id, (row as Partial<Record<string, string>>).skill_id]; // biome-ignore format: one line
      if (!ids.has(row.id) && !hangs.some((id) => id !== undefined && ids.has(id))) return [];
      const { id, ...from } = row;
      return [{ entity, id, field: null, from: { ...from, ...seen.get(id) } as Json, to: null }];
    }),
  );
}

/** Members stay when their team goes. */
const leavingTeams = (resources: readonly ResourceRow[], isGone: ReadonlySet<string>): Change[] =>
  resources.flatMap(({ id, team_id }) =>
    team_id !== null && isGone.has(team_id) && !isGone.has(id)
      ? [{ entity: 'pool-resource', id, field: 'team_id', from: team_id, to: null }]
      : [],
  );
