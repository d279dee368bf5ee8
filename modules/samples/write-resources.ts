import { idOf } from '#modules/offices/actions/found-organisation';
import { resourcesTopic } from '#modules/people/actions/change-resources';
import { type Change, type Json, publish, timeOrderedId, writeChanges } from '#platform/server';
import type { SampleSkill } from '#samples';
import { timeOf } from './sample-time.ts';
import { callAs, type Scene } from './scene.ts';
import type { SampleRow } from './tables.ts';

type Row = Readonly<Record<string, Json>>;

const made = (entity: string, to: Row, id = timeOrderedId()): Change => ({ entity, id, field: null, from: null, to });

/** Who of the sample works for projects, what they can do and cost, since its history begins; as its PMO lead wrote it down. */
export async function writeResources(scene: Scene, ids: SampleRow['ids']): Promise<void> {
  const { sample, tx } = scene;
  const root = idOf(new Map(Object.entries(ids.offices)), sample.name);
  const people = new Map(Object.entries(ids.people));
  const skills = new Map(Object.keys(sample.skills).map((name) => [name, timeOrderedId()]));
  const held = (resource_id: string, list: readonly SampleSkill[]) =>
    list.map(([skill, level, share_percent]) => {
      const skill_id = skills.get(skill);
      if (skill_id === undefined) throw new Error(`No skill is called “${skill}”.`);
      return made('resource-skill', { resource_id, skill_id, level, share_percent });
    });
  const dated = (resource_id: string, dayRate: number | undefined, fullTime: number) => [
    made('resource-availability', { resource_id, from_on: sample.since, full_time: fullTime }),
    ...(dayRate === undefined ? [] : [made('resource-rate', { resource_id, from_on: sample.since, hour_minor: Math.round((dayRate * 100) / 8) })]), // biome-ignore format: one line
  ];
  const resource = (name: string, kind: string, more: Row = {}) =>
    made('pool-resource', { office_id: root, name, kind, plan_names: [], ...more });
  const changes = [
    ...[...skills].map(([name, id]) => made('skill', { office_id: root, name, about: sample.skills[name] ?? '' }, id)),
    ...Object.entries(sample.people).flatMap(([name, { skills: list, dayRate, fullTime = 1 }]) => {
      if (!list) return [];
      const row = resource(name, 'person', { person_id: idOf(people, name) });
      return [row, ...held(row.id, list), ...dated(row.id, dayRate, fullTime)];
    }),
    ...Object.entries(sample.resources).flatMap(([name, one]) => {
      if ('unitPrice' in one) return [];
      const { members = 1, named = {}, skills: list, dayRate } = one;
      const { fullTime: there = members - Object.keys(named).length } = one;
      const team = resource(name, 'team');
      const others = Object.entries(named).flatMap(([called, { skills: own = list, fullTime = 1 }]) => {
        const row = resource(called, 'person', { team_id: team.id });
        return [row, ...held(row.id, own), ...dated(row.id, dayRate, fullTime)];
      });
      return [team, ...held(team.id, list), ...dated(team.id, dayRate, there), ...others];
    }),
  ];
  await writeChanges(callAs(scene, idOf(people, sample.strategy.by), timeOf(sample.since, 15), 'changeResources'), changes); // biome-ignore format: one line
  await publish(tx, resourcesTopic);
}
