import { operations } from '#platform/web';
import type { contract } from '../contract.ts';
import { routes } from '../routes.ts';

export const selection = operations<typeof contract>(routes);

type Output<N extends keyof typeof selection> = Awaited<ReturnType<(typeof selection)[N]>>;

export type Brief = Output<'listScenarios'>['items'][number];
export type Scenario = Output<'getScenario'>;
export type Answer = NonNullable<Scenario['answer']>;
export type Line = Answer['lines'][number];
export type Way = Line['ways'][number];
export type ScenarioChange = Parameters<typeof selection.changeScenario>[0]['changes'][number];

/** What makes a scenario another, or its answer outdated. */
export const topics = ['selection', 'intake', 'strategy', 'decisions', 'resources', 'priorities', 'continuations'];

/** An answer in which something could be chosen. */
export const isFound = (answer: Answer | null): answer is Answer =>
  answer !== null && (answer.status === 'optimal' || answer.status === 'feasible');

/** Whether a limit is no more than who is there, less what running projects take. */
export const isOfPeople = ({ people }: Pick<Scenario, 'people'>, kind: string, skill: string): boolean =>
  kind === 'skill' && people.some((one) => one.source === 'people' && one.skill.toLowerCase() === skill.toLowerCase());
