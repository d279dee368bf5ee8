import type { Message, Parameter, RecordReference, Severity } from '../kernel/finding.ts';
import type { Comparison } from '../quality/plan-view.ts';
import type { Status } from './project-status.ts';

/** What the portfolio's sentence needs of one project. */
export interface PortfolioLine {
  readonly project: RecordReference;
  readonly name: string;
  readonly status: Status;
  readonly varianceDays: number | null;
  readonly comparison: Comparison['kind'];
  /** Of its worst open finding. */
  readonly topSeverity: Severity | null;
  readonly headline: readonly Message[];
}

const say = (key: string, parameters: Message['parameters'] = {}): Message => ({
  key: `reporting.narrative.portfolio.${key}`,
  parameters,
});

/**
 * The sentences on top of a portfolio: how many projects break their tolerance, which does so most, and why; else what
 * comes next in weight; else that nothing needs anybody. One project alone speaks for itself.
 */
export function tellPortfolio(lines: readonly PortfolioLine[]): Message[] {
  const [only] = lines;
  if (!only) return [say('empty')];
  if (lines.length === 1) return only.headline.length > 0 ? [...only.headline] : [say('computing')];
  return missed(lines) ?? critical(lines) ?? late(lines) ?? [quiet(lines)];
}

const reference = ({ project, name }: PortfolioLine): Parameter => ({ kind: 'record', record: project, name });
const worst = (lines: readonly PortfolioLine[]) =>
  lines.toSorted((a, b) => (b.varianceDays ?? 0) - (a.varianceDays ?? 0))[0];

function missed(lines: readonly PortfolioLine[]): Message[] | null {
  const red = lines.filter(({ status }) => status === 'red');
  const first = worst(red);
  if (!first) return null;
  const key = red.every(({ comparison }) => comparison === 'baseline') ? 'miss-baseline' : 'miss-plan';
  return [say(key, furthest(first, red.length, lines.length)), ...first.headline.slice(0, 1)];
}

function critical(lines: readonly PortfolioLine[]): Message[] | null {
  const found = lines.filter(({ topSeverity }) => topSeverity === 'critical');
  const [first] = found;
  if (!first) return null;
  const parameters = { count: found.length, of: lines.length, project: reference(first) };
  return [say('critical', parameters), ...first.headline.slice(0, 1)];
}

function late(lines: readonly PortfolioLine[]): Message[] | null {
  const amber = lines.filter(({ status }) => status === 'amber');
  const first = worst(amber);
  return first ? [say('late', furthest(first, amber.length, lines.length)), ...first.headline.slice(0, 1)] : null;
}

const furthest = (first: PortfolioLine, count: number, of: number): Message['parameters'] => ({
  count,
  of,
  project: reference(first),
  days: { kind: 'days', days: first.varianceDays ?? 0, isSigned: true },
});

function quiet(lines: readonly PortfolioLine[]): Message {
  const grey = lines.filter(({ status }) => status === 'grey').length;
  if (grey === lines.length) return say('uncompared', { count: lines.length });
  return grey > 0 ? say('partly-compared', { count: grey, of: lines.length }) : say('nothing', { count: lines.length });
}
