import { namesOf } from '#modules/offices/actions';
import type { ToldValue } from '#platform/contract';
import type { HistoryKinds, Json, TellableChange, Telling, Tx } from '#platform/server';
import {
  selectAvailability,
  selectRates,
  selectResourceSkills,
  selectResourcesNamed,
  selectResourcesOf,
  selectSkillsNamed,
} from '../queries.ts';

/** What happened to a resource and to what is said of it. */
export const resourceHistory: HistoryKinds = {
  resource: {
    permission: 'rate.read',
    async subjects(tx, id) {
      const of = (entity: string, rows: readonly { readonly id: string }[]) =>
        rows.map((row) => ({ entity, id: row.id }));
      return [
        { entity: 'pool-resource', id },
        ...of('resource-skill', await selectResourceSkills(tx, [id])),
        ...of('resource-availability', await selectAvailability(tx, [id])),
        ...of('resource-rate', await selectRates(tx, [id])),
      ];
    },
  },
};

/** How changes are told: each by the name of the resource or skill that it belongs to. */
export const resourceTelling: Telling = {
  entities: {
    skill: 'people.record.skill',
    'pool-resource': 'people.record.pool-resource',
    'resource-skill': 'people.record.resource-skill',
    'resource-availability': 'people.record.resource-availability',
    'resource-rate': 'people.record.resource-rate',
  },
  untold: ['pool-resource.plan_names', 'resource-rate.hour_minor'],
  tell: async (tx, changes) => {
    const names = await namesFor(tx, changes);
    return changes.map(({ kind, entity, record_id, field, from_value, to_value }) => {
      const record = names.ofRecord(record_id);
      if (record === undefined) return undefined;
      if (field === null) return { kind, record, field: `people.record.${entity}`, from: null, to: null };
      const told = (value: Json) => readable(field, value, names.ofId);
      return { kind, record, field: `people.short.${field}`, from: told(from_value), to: told(to_value) };
    });
  },
};

async function namesFor(tx: Tx, changes: readonly TellableChange[]) {
  const ids = changes.map(({ record_id }) => record_id);
  const whole = new Map(changes.flatMap(({ record_id, field, from_value, to_value }) => field === null ? [[record_id, (to_value ?? from_value) as Readonly<Record<string, Json>>]] : [])); // biome-ignore format: one line
  const owners = await selectResourcesOf(tx, ids);
  const ownerOf = (id: string) => owners.get(id) ?? (whole.get(id)?.resource_id as string | undefined) ?? id;
  const values = changes.flatMap(({ from_value, to_value }) => [from_value, to_value]);
  const wanted = [...new Set([...ids.map(ownerOf), ...values, ...ids])].filter(isId);
  const found = [...(await selectResourcesNamed(tx, wanted)), ...(await selectSkillsNamed(tx, wanted))];
  const names = new Map([...(await namesOf(tx, wanted)), ...found.map(({ id, name }) => [id, name] as const)]);
  return {
    ofId: names,
    ofRecord: (id: string) => names.get(ownerOf(id)) ?? (whole.get(id)?.name as string | undefined),
  };
}

function readable(field: string, value: Json, names: ReadonlyMap<string, string>): ToldValue {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  if (field === 'from_on') return { kind: 'date', at: value };
  if (field === 'kind') return { kind: 'word', key: `people.kind.${value}` };
  return names.get(value) ?? value;
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value);
