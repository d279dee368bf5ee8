import type { Message } from '#engine';
import type { DueDecision } from '#modules/findings/web/parts';
import type { PrintBlock, PrintDocument, PrintPart } from '#platform/contract';
import { toleranceIn } from '#platform/words';
import { budgetOf, statuses } from './group-note.tsx';
import { projectsOf, type ReportSource } from './report-source.ts';
import { changesTable, decisionsTable, findingsTable, projectsTable } from './report-tables.ts';
import { messageOf, type PortfolioRow, type ReportItem } from './reporting.ts';

/**
 * The report that a board reads: how the portfolio stands, what moved since the end of the last month and what waits for
 * a decision; then every project in a line; then why those stand so that are red or amber; then the findings.
 */
export function portfolioReport(source: ReportSource): Omit<PrintDocument, 'locale'> {
  const { headline, note, t } = source;
  const projects = projectsOf(source.lines);
  const off = projects.filter(({ status }) => status === 'red' || status === 'amber').sort(byStatus);
  return {
    title: t('report.title'),
    about: null,
    ...(note && { note }),
    blocks: [
      { kind: 'lead', sentences: [...headline] },
      { kind: 'facts', items: facts(source, projects) },
      ...changes(source, projects),
      ...decisions(source, projects),
      { kind: 'section', title: t('report.projects'), isNewPage: true },
      projectsTable(source),
      ...(off.length ? [{ kind: 'section' as const, title: t('report.why'), isNewPage: true }] : []),
      ...off.map((project) => story(source, project)),
      { kind: 'section', title: t('report.findings'), isNewPage: true },
      findingsTable(source, projects),
    ],
  };
}

const byStatus = (a: PortfolioRow, b: PortfolioRow) => statuses.indexOf(a.status) - statuses.indexOf(b.status);

function facts(source: ReportSource, projects: readonly PortfolioRow[]) {
  const { t, format, money, told, since } = source;
  const budget = budgetOf(projects);
  const then = (status: PortfolioRow['status']) =>
    projects.filter(({ projectId }) => told.get(projectId)?.before?.status === status).length;
  const now = (status: PortfolioRow['status']) => projects.filter((project) => project.status === status).length;
  const waiting = decisionsOf(source, projects);
  const [next] = waiting;
  const found = (severity: keyof ReportItem['findings']) =>
    projects.reduce((sum, { projectId }) => sum + (told.get(projectId)?.findings[severity] ?? 0), 0);
  const [critical, major, minor, info] = [found('critical'), found('major'), found('minor'), found('info')];
  return [
    {
      name: t('report.count'),
      text: format.number(projects.length),
      ...(budget !== null && money && { more: t('portfolio.budgetSum', { sum: money.text(budget) }) }),
    },
    ...statuses.flatMap((status) =>
      now(status) + then(status) === 0
        ? []
        : [
            {
              name: t(`overview.status.${status}`),
              text: format.number(now(status)),
              mark: status,
              more: t('report.then', { count: then(status), since: format.date(since) }),
            },
          ],
    ),
    {
      name: t('report.decisions'),
      text: format.number(waiting.length),
      ...(next?.due && { more: t('report.nextDue', { at: format.date(next.due.slice(0, 10)) }) }),
    },
    {
      name: t('report.findings'),
      text: format.number(critical + major + minor + info),
      more: t('report.serious', { critical, major }),
    },
  ];
}

function changes(source: ReportSource, projects: readonly PortfolioRow[]): PrintBlock[] {
  const { t, format, since } = source;
  const title = t('report.changed', { since: format.date(since) });
  const table = changesTable(source, projects);
  if (table.rows.length) return [{ kind: 'section', title }, table];
  return [{ kind: 'prose', title, sentences: [[{ text: t('report.unchanged') }]] }];
}

export const decisionsOf = ({ decisions }: ReportSource, projects: readonly PortfolioRow[]): readonly DueDecision[] => {
  const shown = new Set(projects.map(({ projectId }) => projectId));
  return decisions.filter(({ projectId }) => projectId !== null && shown.has(projectId));
};

function decisions(source: ReportSource, projects: readonly PortfolioRow[]): PrintBlock[] {
  const title = source.t('report.decisionsDue');
  const waiting = decisionsOf(source, projects);
  if (waiting.length) return [{ kind: 'section', title }, decisionsTable(source, waiting)];
  return [{ kind: 'prose', title, sentences: [[{ text: source.t('report.noDecision') }]] }];
}

/** Why a project is red or amber, what comes next, and what it waits for. */
function story(source: ReportSource, project: PortfolioRow): PrintBlock {
  const { t, format, told, sentence, decisions } = source;
  const waiting = decisions.filter(({ projectId }) => projectId === project.projectId).slice(0, mostDecisions);
  const date = (due: string) => format.date(due.slice(0, 10));
  return {
    kind: 'prose',
    title: `${project.name} · ${t(`overview.status.${project.status}`)}`,
    sentences: [
      ...(told.get(project.projectId)?.story ?? []).map((one) => calm(project, messageOf(one), sentence)),
      ...waiting.map(({ question, about, waitsFor, due }) => [
        { text: due ? t('report.toDecide', { people: waitsFor, at: date(due) }) : t('report.toDecideOnce', { people: waitsFor }) },
        ...muted(project, about ?? question),
      ]),
    ],
  }; // biome-ignore format: a block
}

const mostDecisions = 3;

/** Late figures are red where the sentence tells that they are past a tolerance, else where the status is. */
const calm = (project: PortfolioRow, message: Message, sentence: ReportSource['sentence']): PrintPart[] =>
  toleranceIn(message.parameters) === undefined ? muted(project, sentence(message)) : [...sentence(message)];

function muted({ status }: PortfolioRow, parts: readonly PrintPart[]): PrintPart[] {
  return parts.map(({ tone, ...part }) => ({
    ...part,
    ...(tone && (tone !== 'late' || status === 'red') && { tone }),
  }));
}
