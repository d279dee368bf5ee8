import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { testPerson } from '#modules/offices/testing';
import { made, person, plannedProject } from '#modules/people/testing';
import { clientsOf, testOwner, testPortico } from './testing.ts';

const portico = await testPortico();

test('who gives people to projects is told on his home which skills are short, who is overbooked and who is free', async () => {
  const owner = await testOwner(portico, '2026-01-05T09:00:00.000Z');
  const [lineage, testing, mina, joost] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const holds = (resourceId: string, skillId: string) => made('resource-skill', { resourceId, skillId, level: 3, sharePercent: 100 }); // biome-ignore format: one line
  await owner.people.changeResources({
    officeId: owner.officeId,
    changes: [
      made('skill', { name: 'Data lineage', about: '' }, lineage),
      made('skill', { name: 'Testing', about: '' }, testing),
      made('pool-resource', { ...person, name: 'Mina' }, mina),
      made('pool-resource', { ...person, name: 'Joost' }, joost),
      ...[holds(mina, lineage), holds(joost, testing)],
    ],
  });
  // 15 days twice in the 20 that January has left: 150 %
  for (const name of ['Hub', 'Remediation']) await plannedProject(owner, name, 15, ['Mina']);
  const manager = await testPerson(portico.server, owner, 'resource-manager', `office:${owner.officeId}`);
  const { tiles, sentences } = await clientsOf(manager.send).reporting.getHome({});
  expect(sentences[0]).toMatchObject({
    key: 'people.lead.over.month',
    parameters: { skill: { name: 'Data lineage' } },
  });
  const told = tiles
    .slice(0, 4)
    .map(({ id, figure, sentence, link }) => [id, figure, sentence.key.split('.').at(-1), link]);
  expect(told).toEqual([
    ['shortest', { kind: 'percent', percent: 150 }, 'over', `/capacity?open=${lineage}`],
    ['short-skills', 1, 'one', '/capacity'],
    ['overbooked', 1, 'only', '/resources'],
    ['free', 2, 'most', '/capacity?figure=gap&length=quarter'],
  ]);
  expect(tiles[2]?.sentence.parameters).toMatchObject({
    resource: { record: { kind: 'resource', id: mina }, name: 'Mina' },
    percent: { percent: 150 },
    month: { at: '2026-01-05' },
  });
  const ids = (await owner.reporting.getHome({})).tiles.map(({ id }) => id);
  expect(ids).not.toContain('overbooked');
});
