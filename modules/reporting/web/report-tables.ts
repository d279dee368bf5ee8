import type { DueDecision } from '#modules/findings/web/parts';
import type { PrintCell, PrintRow, PrintTable } from '#platform/contract';
import { printTo, printVariance } from '#platform/web';
import type { ReportSource } from './report-source.ts';
import { messageOf, type PortfolioRow, type ReportItem } from './reporting.ts';

const longest = 2_000;
const start = (title: string, isGrowing = false) => ({ title, align: 'start' as const, ...(isGrowing && { isGrowing: true }) }); // biome-ignore format: one line
const end = (title: string) => ({ title, align: 'end' as const });
const nameOf = ({ name, projectId }: PortfolioRow): PrintCell => ({ text: name, ...printTo(`/projects/${projectId}`) });

/** Every project in a line, gathered as on the page. */
export function projectsTable(from: ReportSource): PrintTable {
  const { t, lines, groupNote } = from;
  const projects = lines.flatMap((line) => (line.kind === 'record' ? [line.record] : line.records));
  const source = { ...from, money: from.money?.alike(projects.map(({ budgetMinor }) => budgetMinor)) };
  const rowsOf = (projects: readonly PortfolioRow[]) => projects.map((project) => projectRow(source, project));
  const rows = lines.some(({ kind }) => kind === 'group')
    ? lines.flatMap((line): PrintRow[] => {
        if (line.kind !== 'group') return [];
        const group = `${line.title} (${line.records.length}) · ${groupNote(line.records)}`;
        return [{ isHeading: true, cells: [group] }, ...rowsOf(line.records)];
      })
    : rowsOf(lines.flatMap((line) => (line.kind === 'record' ? [line.record] : [])));
  return {
    kind: 'table',
    columns: [
      start(t('portfolio.project')),
      start(t('portfolio.status')),
      start(t('strip.title')),
      end(t('portfolio.finish')),
      end(t('portfolio.compared')),
      end(t('portfolio.variance')),
      start(t('report.causes'), true),
      end(t('portfolio.budget')),
    ],
    rows,
  };
}

function projectRow(source: ReportSource, project: PortfolioRow): PrintRow {
  const { t, format, told, histories, money, sentence } = source;
  const { projectId, status, finish, passedFinish, comparisonFinish, varianceDays, toleranceDays, budgetMinor } =
    project;
  const history = histories.get(projectId);
  const variance = printVariance(varianceDays, toleranceDays, format);
  const causes = told.get(projectId)?.causes ?? [];
  return {
    cells: [
      nameOf(project),
      { text: t(`overview.status.${status}`), mark: status },
      history ? { text: '', marks: [...history.computed] } : null,
      finish && `${passedFinish ? '≥ ' : ''}${format.date(finish)}`,
      comparisonFinish && format.date(comparisonFinish),
      variance.text === undefined ? null : { text: variance.text, ...(variance.tone && { tone: variance.tone }) },
      causes.flatMap((one) => [...sentence(messageOf(one)).map(({ text }) => text), ' ']).join('').trim().slice(0, longest) || null,
      budgetMinor === null || !money ? null : money.text(budgetMinor),
    ],
  }; // biome-ignore format: a row
}

/** What moved since the end of the last month, by the most first; what came new last. */
export function changesTable(source: ReportSource, projects: readonly PortfolioRow[]): PrintTable {
  const { t, format, told } = source;
  const moved = projects
    .flatMap((project) => {
      const before = told.get(project.projectId)?.before;
      return before === undefined ? [] : [{ project, before, days: movedBy(project, before) }];
    })
    .filter(({ project, before, days }) => before === null || days !== 0 || before.status !== project.status)
    .sort((a, b) => Math.abs(b.days) - Math.abs(a.days));
  const date = (at: string | null | undefined) => (at ? format.date(at) : '–');
  const status = (one: PortfolioRow['status']) => t(`overview.status.${one}`);
  return {
    kind: 'table',
    columns: [
      start(t('portfolio.project'), true),
      start(t('report.was')),
      start(t('report.is')),
      end(t('report.finishWas')),
      end(t('report.finishIs')),
      end(t('report.moved')),
    ],
    rows: moved.map(({ project, before, days }) => ({
      cells: [
        nameOf(project),
        before ? { text: status(before.status), mark: before.status } : t('report.new'),
        { text: status(project.status), mark: project.status },
        date(before?.finish),
        date(project.finish),
        before ? { text: format.signed(days, 'd'), ...toneOf(days, project) } : null,
      ],
    })),
  };
}

/** Red is for what is past its tolerance, not for whatever moved. */
function toneOf(days: number, { status }: PortfolioRow) {
  if (days < 0) return { tone: 'early' as const };
  return days > 0 && status === 'red' ? { tone: 'late' as const } : {};
}

/** Working days by which its variance grew; where it had none then or has none now, nothing is known to have moved. */
function movedBy({ varianceDays }: PortfolioRow, before: ReportItem['before']): number {
  if (varianceDays === null || before?.varianceDays == null) return 0;
  return Math.round((varianceDays - before.varianceDays) * 10) / 10;
}

/** What waits for somebody, by when. */
export function decisionsTable({ t, format }: ReportSource, waiting: readonly DueDecision[]): PrintTable {
  return {
    kind: 'table',
    columns: [start(t('report.question'), true), start(t('report.waitsFor')), end(t('report.due'))],
    rows: waiting.map(({ decisionId, question, about, waitsFor, due }) => ({
      cells: [
        { text: [...question, ...(about ? [{ text: ' ' }, ...about] : [])].map(({ text }) => text).join('').slice(0, longest), ...printTo(`/decisions/${decisionId}`) },
        waitsFor.slice(0, longest),
        due && format.date(due.slice(0, 10)),
      ],
    })), // biome-ignore format: a table
  };
}

const severities = ['critical', 'major', 'minor', 'info'] as const;

/** How many findings are open by severity: of each project that has any, the most serious first, and of all. */
export function findingsTable({ t, told }: ReportSource, projects: readonly PortfolioRow[]): PrintTable {
  const counted = projects.flatMap((project) => {
    const findings = told.get(project.projectId)?.findings;
    return findings && severities.some((severity) => findings[severity] > 0) ? [{ project, findings }] : [];
  });
  const weight = ({ critical, major, minor }: ReportItem['findings']) => critical * 1e6 + major * 1e3 + minor;
  const cells = (counts: ReportItem['findings']) =>
    severities.map((severity): PrintCell => (counts[severity] ? String(counts[severity]) : { text: '0', tone: 'dim' }));
  const total = (severity: (typeof severities)[number]) => counted.reduce((sum, { findings }) => sum + findings[severity], 0); // biome-ignore format: one expression
  return {
    kind: 'table',
    columns: [start(t('portfolio.project'), true), ...severities.map((severity) => end(t(`report.severity.${severity}`)))],
    rows: [
      ...counted
        .toSorted((a, b) => weight(b.findings) - weight(a.findings))
        .map(({ project, findings }) => ({ cells: [nameOf(project), ...cells(findings)] })),
      { cells: [t('report.all'), ...severities.map((severity) => String(total(severity)))], isStrong: true },
    ],
  }; // biome-ignore format: a table
}
