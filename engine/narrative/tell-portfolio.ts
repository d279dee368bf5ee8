import type { Message, Parameter, RecordReference, Severity } from '../kernel/finding.ts';
import type { Comparison } from '../quality/plan-view.ts';
import type { Dimension } from './dimensions.ts';
import type { Status } from './project-status.ts';

/** What the sentences of a portfolio are about, by the key that they have there. */
export const portfolioStories = {
  passed: ({ passedFinish }: Standing) => passedFinish !== null,
  missed: ({ status, statusBy, isComplete }: Standing) =>
    status === 'red' && (statusBy ?? 'schedule') === 'schedule' && !isComplete,
  breached: ({ status, statusBy, isComplete }: Standing) =>
    status === 'red' && (statusBy ?? 'schedule') !== 'schedule' && !isComplete,
  beyond: ({ status, isComplete }: Standing) => status === 'red' && !isComplete,
  late: ({ status, varianceDays, isComplete }: Standing) => status === 'amber' && (varianceDays ?? 0) > 0 && !isComplete,
  critical: ({ topSeverity }: Standing) => topSeverity === 'critical',
  major: ({ topSeverity, status, isComplete }: Standing) => topSeverity === 'major' || (status === 'amber' && !isComplete),
  uncompared: ({ status }: Standing) => status === 'grey',
} as const; // biome-ignore format: a table

type Standing = Pick<
  PortfolioLine,
  'status' | 'statusBy' | 'varianceDays' | 'passedFinish' | 'isComplete' | 'topSeverity'
>;

/** What the portfolio's sentence needs of one project. */
export interface PortfolioLine {
  readonly project: RecordReference;
  readonly name: string;
  readonly status: Status;
  /** What makes it amber or red: a dimension, or a person who set it. */
  readonly statusBy: Dimension | 'person' | null;
  readonly varianceDays: number | null;
  readonly comparison: Comparison['kind'];
  /** The forecast as a local date-time. */
  readonly finish: string | null;
  /** The plan's own finish where it has passed with work open. */
  readonly passedFinish: string | null;
  readonly isComplete: boolean;
  /** Nothing is told of what is closed but that it is. */
  readonly isClosed: boolean;
  /** Of the finding that presses most. */
  readonly topSeverity: Severity | null;
}

/** A project whose own headline goes on where the portfolio's sentences end, and how much of it. */
export interface Speaker {
  readonly project: RecordReference;
  readonly says: 'all' | 'first' | 'last';
}

export interface PortfolioStory {
  readonly sentences: readonly Message[];
  readonly speaker: Speaker | null;
  /** What comes after it. */
  readonly after: readonly Message[];
}

/**
 * The sentences on top of a portfolio: how many projects have passed their finish with work open or break their
 * tolerance, which does so most, and who says why; else what comes next in weight; else that nothing needs anybody. Of
 * what is closed nothing is told beside what is open. One project alone speaks for itself.
 */
export function tellPortfolio(all: readonly PortfolioLine[]): PortfolioStory {
  const open = all.filter(({ isClosed }) => !isClosed);
  const lines = open.length > 0 ? open : all;
  const [only] = lines;
  if (!only) return story([say('empty')]);
  if (lines.length === 1) return story([], only, 'all');
  if (open.length === 0) return story([say('closed')]);
  return passed(lines) ?? beyond(lines) ?? critical(lines) ?? late(lines) ?? major(lines) ?? story([quiet(lines)]);
}

/** The whole text, with the headline of the project that goes on. */
export function finishStory({ sentences, speaker, after }: PortfolioStory, headline: readonly Message[]): Message[] {
  const { says } = speaker ?? { says: 'all' };
  const own = says === 'all' ? headline : says === 'first' ? headline.slice(0, 1) : headline.slice(-1);
  const told = [...sentences, ...(speaker ? own : []), ...after];
  return told.length > 0 ? told : [say('computing')];
}

function story(
  sentences: readonly Message[],
  line?: PortfolioLine,
  says: Speaker['says'] = 'first',
  after: readonly Message[] = [],
): PortfolioStory {
  return { sentences, speaker: line ? { project: line.project, says } : null, after };
}

const say = (key: string, parameters: Message['parameters'] = {}): Message => ({
  key: `reporting.narrative.portfolio.${key}`,
  parameters,
});

/** So many of so many: `both` and `all` have words of their own, as 'two of two' is nobody's English. */
function sayOf(
  key: string,
  told: readonly PortfolioLine[],
  all: readonly PortfolioLine[],
  more: Message['parameters'],
) {
  const isAll = told.length === all.length;
  const form = isAll ? (all.length === 2 ? '.both' : '.all') : '.some';
  return say(`${key}${form}`, { count: told.length, of: all.length, ...more });
}

const reference = ({ project, name }: PortfolioLine): Parameter => ({ kind: 'record', record: project, name });
const furthest = (lines: readonly PortfolioLine[]) =>
  lines.toSorted((a, b) => (b.varianceDays ?? 0) - (a.varianceDays ?? 0))[0];
const daysOf = ({ varianceDays }: PortfolioLine): Parameter => ({
  kind: 'days',
  days: varianceDays ?? 0,
  isSigned: true,
});

/** Finishes that lie behind, the one that passed first by name; then how many more will be missed. */
function passed(lines: readonly PortfolioLine[]): PortfolioStory | null {
  const found = lines.filter(portfolioStories.passed);
  const [first] = found.toSorted((a, b) => ((a.passedFinish ?? '') < (b.passedFinish ?? '') ? -1 : 1));
  if (!first?.passedFinish) return null;
  const finish: Parameter = { kind: 'date', at: first.passedFinish };
  const told = sayOf('passed', found, lines, { project: reference(first), finish });
  const others = lines.filter((line) => portfolioStories.beyond(line) && line.passedFinish === null);
  const late = others.filter(portfolioStories.missed);
  const worst = furthest(late.length > 0 ? late : others);
  if (!worst) return story([told]);
  const more = { count: others.length, project: reference(worst) };
  if (late.length < others.length) return story([told, say('more-beyond', more)]);
  return story([told, say('more-missed', { ...more, days: daysOf(worst) })]);
}

/** All that break a tolerance, of which the first says why; then the others by name, the latest first. */
function beyond(lines: readonly PortfolioLine[]): PortfolioStory | null {
  const late = lines.filter(portfolioStories.missed).toSorted((a, b) => (b.varianceDays ?? 0) - (a.varianceDays ?? 0));
  const otherwise = lines.filter(portfolioStories.breached);
  const found = [...late, ...otherwise];
  const [first, ...others] = found;
  if (!first) return null;
  const by = otherwise.every(({ statusBy }) => statusBy === 'cost') ? 'cost' : 'otherwise';
  const key = otherwise.length === 0 ? 'missed' : late.length === 0 ? 'breached' : `beyond.${by}`;
  const counts = key.startsWith('beyond') ? { late: late.length, otherwise: otherwise.length } : {};
  return story([sayOf(key, found, lines, { project: reference(first), ...counts })], first, 'first', follow(others));
}

/** Who comes after the one that is told of: two by name, the rest counted. */
function follow([second, third, ...rest]: readonly PortfolioLine[]): Message[] {
  if (!second) return [];
  if (!third) return [say('follow.one', { second: reference(second) })];
  const named = { second: reference(second), third: reference(third) };
  return [rest.length === 0 ? say('follow.two', named) : say('follow.more', { ...named, count: rest.length })];
}

function critical(lines: readonly PortfolioLine[]): PortfolioStory | null {
  const found = lines.filter(portfolioStories.critical);
  const [first] = found;
  return first ? story([sayOf('critical', found, lines, { project: reference(first) })], first) : null;
}

function late(lines: readonly PortfolioLine[]): PortfolioStory | null {
  const amber = lines.filter(portfolioStories.late);
  const first = furthest(amber);
  if (!first) return null;
  const told = sayOf('late', amber, lines, { project: reference(first) });
  return story([told], first);
}

/** Where every finish is kept, what still needs a look; a project's last sentence is then about its finding, the first of one whose status somebody set about that. */
function major(lines: readonly PortfolioLine[]): PortfolioStory | null {
  const found = lines.filter(portfolioStories.major);
  const [first] = found;
  return first
    ? story(
        [sayOf('major', found, lines, { project: reference(first) })],
        first,
        first.statusBy === 'person' ? 'first' : 'last',
      )
    : null;
}

function quiet(lines: readonly PortfolioLine[]): Message {
  const uncompared = lines.filter(portfolioStories.uncompared);
  const [first, second] = lines;
  const [grey] = uncompared;
  if (grey) return sayOf('uncompared', uncompared, lines, { project: reference(grey) });
  const open = lines.filter(({ isComplete }) => !isComplete);
  if (lines.length === 2 && open.length === 2 && first && second) {
    return say('nothing.both', { project: reference(first), other: reference(second) });
  }
  const dated = open.filter(({ finish }) => finish !== null);
  const [next] = dated.toSorted((a, b) => ((a.finish ?? '') < (b.finish ?? '') ? -1 : 1));
  if (!next?.finish) return say('nothing.all', { count: lines.length });
  const finish: Parameter = { kind: 'date', at: next.finish };
  // one that is done may have ended late: that is no longer anybody's to prevent
  const isAll = open.length === lines.length;
  return say(isAll ? 'nothing.next' : 'nothing.open', { count: open.length, project: reference(next), finish });
}
