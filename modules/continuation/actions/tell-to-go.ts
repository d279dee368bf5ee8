import { type Message, type Parameter, ticksPerDay } from '#engine';
import type { ToGoFlowRow } from '../tables.ts';
import { dateOfPlanTime, type ProjectToGo } from './load-to-go.ts';

type Money = (minor: number) => Parameter;

/** Which way is better and by how much; what cost to go and benefits to come are made of, a line each; how they are valued. */
export function statementsOf({ left, flows, rate, figures }: ProjectToGo, money: Money): Message[] {
  const better = money(Math.abs(figures.continueMinor - figures.cancelMinor));
  return [
    ...(figures.verdict === null ? [] : [{ key: `continuation.rests.${figures.verdict}`, parameters: { better } }]),
    ...(left?.cost_minor == null ? [] : [leftByPlan(left.cost_minor, left.finish, money)]),
    ...flows.map((flow) => toldFlow(flow, money)),
    rate === null
      ? { key: 'continuation.rests.undiscounted', parameters: {} }
      : { key: 'continuation.rests.discounted', parameters: { rate: { kind: 'percent', percent: rate.percent } } },
  ];
}

function leftByPlan(minor: number, finish: number | null, money: Money): Message {
  const amount = money(minor);
  return finish === null
    ? { key: 'continuation.rests.plan', parameters: { amount } }
    : { key: 'continuation.rests.planUntil', parameters: { amount, at: { kind: 'date', at: dateOfPlanTime(finish) } } };
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

/** That it goes on until somebody decides, and what falls due first. */
export function meanwhileOf({ figures, project }: ProjectToGo, money: Money): Message[] {
  const [next] = figures.due.cost;
  const record: Parameter = { kind: 'record', record: { kind: 'project', id: project.id }, name: project.name };
  if (!next) return [{ key: 'continuation.meanwhile.goesOn', parameters: { project: record } }];
  const at: Parameter = { kind: 'date', at: dateOfPlanTime(next.day * ticksPerDay) };
  return [{ key: 'continuation.meanwhile.costs', parameters: { project: record, amount: money(next.minor), at } }];
}
