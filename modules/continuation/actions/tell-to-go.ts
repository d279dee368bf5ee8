import type { Message, Parameter } from '#engine';
import type { ToGoFlowRow } from '../tables.ts';
import { dateOfDayNumber, type ProjectToGo } from './load-to-go.ts';

type Money = (minor: number) => Parameter;

/** Which way is better and by how much; what cost to go and benefits to come are made of, a line each; how they are valued. */
export function statementsOf({ left, spentUntil, flows, rate, figures }: ProjectToGo, money: Money): Message[] {
  const better = money(Math.abs(figures.continueMinor - figures.cancelMinor));
  return [
    ...(figures.verdict === null ? [] : [{ key: `continuation.rests.${figures.verdict}`, parameters: { better } }]),
    ...(left?.cost_minor == null ? [] : [leftByPlan(left.cost_minor, spentUntil, money)]),
    ...flows.map((flow) => toldFlow(flow, money)),
    rate === null
      ? { key: 'continuation.rests.undiscounted', parameters: {} }
      : { key: 'continuation.rests.discounted', parameters: { rate: { kind: 'percent', percent: rate.percent } } },
  ];
}

function leftByPlan(minor: number, spentUntil: string | null, money: Money): Message {
  const amount = money(minor);
  return spentUntil === null
    ? { key: 'continuation.rests.planPassed', parameters: { amount } }
    : { key: 'continuation.rests.planUntil', parameters: { amount, at: { kind: 'date', at: spentUntil } } };
}

function toldFlow({ name, kind, amount_minor, first_on, every, times }: ToGoFlowRow, money: Money): Message {
  const said = {
    kind: word(`kind.${kind}`),
    name,
    amount: money(amount_minor),
    at: { kind: 'date', at: first_on },
  } as const;
  return every === 'once'
    ? { key: 'continuation.rests.once', parameters: said }
    : { key: 'continuation.rests.again', parameters: { ...said, every: word(`often.${every}`), count: times } };
}

const word = (name: string): Parameter => ({ kind: 'word', key: `continuation.${name}` });

/** What follows while nobody decides: what is spent by the first month's end that leaves time to decide. */
export function meanwhileOf(
  { figures, spentUntil, left, project }: ProjectToGo,
  today: number,
  money: Money,
): Message[] {
  const record: Parameter = { kind: 'record', record: { kind: 'project', id: project.id }, name: project.name };
  if (left?.cost_minor && spentUntil === null)
    return [{ key: 'continuation.meanwhile.stands', parameters: { project: record } }];
  const by = figures.due.cost.find(({ day }) => day - today >= timeToDecide)?.day;
  if (by === undefined) return [{ key: 'continuation.meanwhile.goesOn', parameters: { project: record } }];
  const spent = figures.due.cost.reduce((sum, { day, minor }) => (day <= by ? sum + minor : sum), 0);
  const at: Parameter = { kind: 'date', at: dateOfDayNumber(by) };
  return [{ key: 'continuation.meanwhile.costs', parameters: { project: record, amount: money(spent), at } }];
}

/** Days; a month's end nearer than that tells of no time in which anybody decides. */
const timeToDecide = 14;
