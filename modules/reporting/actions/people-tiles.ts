import type { Message } from '#engine';
import { getCapacity } from '#modules/people/actions/get-capacity';
import { peopleAhead } from '#modules/people/actions/people-ahead';
import type { HomeTile } from '../home-contract.ts';
import type { HomeFacts } from './home-facts.ts';
import { tile } from './tile.ts';

/** What matters most about people, as the page of capacity tells it first. Of a past day it is not known. */
export async function peopleSentence({ call }: HomeFacts): Promise<Message[]> {
  if (call.past || !call.access.permissions.has('resource.read')) return [];
  const { headline } = await getCapacity(call, { length: 'month', count: 4 });
  return headline.slice(0, 1);
}

/** What whoever looks after people has to know: which skills are short, who is asked for too much, who is free. Of a past day it is not known. */
export async function peopleTiles({ call }: HomeFacts): Promise<HomeTile[]> {
  if (call.past || !call.access.permissions.has('resource.read')) return [];
  const { short, overbooked, free } = await peopleAhead(call);
  const [shortest, second] = short;
  const [most] = overbooked;
  return [
    ...(shortest
      ? [
          tile({
            id: 'shortest',
            figure: shortest.percent === null ? null : { kind: 'percent', percent: shortest.percent },
            says: shortest.percent === null ? 'nobody' : 'over',
            values: { skill: shortest.skill, month: shortest.month, people: shortest.people },
            link: `/capacity?open=${shortest.skillId}`,
            tone: 'late',
          }),
        ]
      : []),
    tile({
      id: 'short-skills',
      figure: short.length,
      says: !shortest ? 'none' : !second ? 'one' : short.length === 2 ? 'two' : 'more',
      values: {
        ...(shortest && { skill: shortest.skill }),
        ...(second && { second: second.skill }),
        count: short.length - 2,
      },
      link: '/capacity',
      tone: shortest ? 'warn' : null,
    }),
    tile({
      id: 'overbooked',
      figure: overbooked.length,
      says: !most ? 'none' : overbooked.length === 1 ? 'only' : 'most',
      values: most
        ? { resource: most.resource, percent: { kind: 'percent', percent: most.percent }, month: most.month }
        : {},
      link: '/resources',
      tone: most ? 'late' : null,
    }),
    freeTile(free),
  ];
}

/** How many full-time people nothing asks for yet, and of whom most are left. */
function freeTile({ from, until, resources }: Awaited<ReturnType<typeof peopleAhead>>['free']): HomeTile {
  const tenth = (people: number) => Math.round(people * 10) / 10;
  const [first, second] = resources.filter(({ people }) => tenth(people) > 0);
  const values: Message['parameters'] = {
    ...{ from, until },
    ...(first && { first: first.resource, people: tenth(first.people) }),
    ...(second && { second: second.resource, others: tenth(second.people) }),
  };
  return tile({
    id: 'free',
    figure: tenth(resources.reduce((sum, { people }) => sum + people, 0)),
    says: second ? 'most' : first ? 'only' : 'none',
    values,
    link: '/capacity?figure=gap&length=quarter',
  });
}
