import { useMemo, useState } from 'react';
import { Choice, DataGrid, DateText, type GridColumn, Lead, Sentence, useGrid, useWords } from '#platform/web';
import classes from './import.module.css';
import { importLead } from './import-lead.ts';
import { type Fidelity, type Import, messageOf, type PlanUpdate } from './plans.ts';

type Part = 'changes' | 'dates' | 'fields' | 'problems';

interface ImportReportProps {
  readonly shown: Import;
  /** It was taken over already: the report stands below what became of it. */
  readonly isPast?: boolean;
}

/** What a file holds and what became of it: the summary first, then changes, dates, fields and problems as lists. */
export function ImportReport({ shown, isPast = false }: ImportReportProps) {
  const t = useWords('plans');
  const { fidelity, proposal, result } = shown;
  const update = result?.update ?? (proposal?.kind === 'update' ? proposal.update : null);
  const parts: { value: Part; count: number }[] = [];
  if (update) parts.push({ value: 'changes', count: update.added + update.changed + update.removed + update.moved });
  if (fidelity) {
    parts.push({ value: 'dates', count: fidelity.dates.differing }, { value: 'fields', count: fidelity.fields.length });
    if (fidelity.problems.length > 0) parts.push({ value: 'problems', count: fidelity.problems.length });
  }
  const [chosen, choose] = useState<Part | null>(null);
  const open = chosen ?? parts[0]?.value;
  const lead = importLead(shown);
  return (
    <section className={classes.report}>
      {!isPast && (
        <Lead
          isCompact
          more={lead.more.map((message) => (
            <p key={message.key}>
              <Sentence message={message} />
            </p>
          ))}
        >
          <Sentence message={lead.first} />
        </Lead>
      )}
      <div className="bar">
        <Choice
          label={t('import.report.parts')}
          value={open ?? 'dates'}
          options={parts.map(({ value, count }) => ({ value, label: t(`import.report.${value}`, { count }) }))}
          onChange={choose}
        />
      </div>
      {open === 'changes' && update && <Changes update={update} />}
      {open === 'dates' && fidelity && <Dates dates={fidelity.dates} />}
      {open === 'fields' && fidelity && <Fields fields={fidelity.fields} />}
      {open === 'problems' && fidelity && <Problems problems={fidelity.problems} />}
    </section>
  );
}

type Difference = Fidelity['dates']['differences'][number];

function Dates({ dates }: { readonly dates: Fidelity['dates'] }) {
  const t = useWords('plans');
  const columns = useMemo<GridColumn<Difference>[]>(
    () => [
      { id: 'task', title: t('import.dates.task'), width: 180, isGrowing: true, card: 'title', value: ({ name }) => name },
      ...(['sourceStart', 'start', 'sourceFinish', 'finish'] as const).map(
        (id): GridColumn<Difference> => ({ id, title: t(`import.dates.${id}`), width: 118, type: 'date', value: (row) => row[id], ...(id === 'finish' && { card: 'figure' as const }) }),
      ),
      { id: 'reason', title: t('import.dates.reason'), width: 340, card: 'line', value: ({ sentence }) => sentence.key, cell: ({ sentence }) => <span className="grid-text"><Sentence message={messageOf(sentence)} /></span> },
    ],
    [t],
  ); // biome-ignore format: a table
  const grid = useGrid({ name: 'import-dates', rows: dates.differences, columns, rowId: ({ uid }) => String(uid) });
  const empty = <p>{t(dates.compared === 0 ? 'import.dates.none' : 'import.dates.same', { count: dates.compared })}</p>;
  return (
    <>
      {dates.differences.length < dates.differing && (
        <p className={classes.note}>
          {t('import.report.first', { shown: dates.differences.length, count: dates.differing })}
        </p>
      )}
      <DataGrid grid={grid} label={t('import.dates.label')} empty={empty} />
    </>
  );
}

type Field = Fidelity['fields'][number];

function Fields({ fields }: { readonly fields: readonly Field[] }) {
  const t = useWords('plans');
  const columns = useMemo<GridColumn<Field>[]>(
    () => [
      { id: 'field', title: t('import.fields.field'), width: 240, isFixed: true, card: 'title', value: ({ element, field }) => `${element} ${field}` },
      { id: 'outcome', title: t('import.fields.outcome'), width: 150, card: 'figure', value: ({ outcome }) => t(`import.outcome.${outcome}`) },
      { id: 'count', title: t('import.fields.count'), width: 90, type: 'number', value: ({ count }) => count },
      { id: 'sentence', title: t('import.fields.what'), width: 300, isGrowing: true, card: 'line', value: ({ sentence }) => sentence?.key ?? '', cell: ({ sentence }) => sentence && <span className="grid-text"><Sentence message={messageOf(sentence)} /></span> },
    ],
    [t],
  ); // biome-ignore format: a table
  const sorted = useMemo(
    () => [...fields].sort((a, b) => weight[a.outcome] - weight[b.outcome] || b.count - a.count),
    [fields],
  );
  const grid = useGrid({
    name: 'import-fields',
    rows: sorted,
    columns,
    rowId: ({ element, field, outcome }) => `${element}.${field}.${outcome}`,
  });
  return <DataGrid grid={grid} label={t('import.fields.label')} empty={<p>{t('import.fields.none')}</p>} />;
}

/** What was lost stands first. */
const weight = { dropped: 0, stored: 1, mapped: 2, kept: 3 } as const;

type Problem = Fidelity['problems'][number];

function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  const t = useWords('plans');
  const rows = useMemo(() => problems.map((problem, index) => ({ ...problem, id: String(index) })), [problems]);
  const columns = useMemo<GridColumn<Problem & { id: string }>[]>(
    () => [
      { id: 'line', title: t('import.problems.line'), width: 90, type: 'number', card: 'figure', value: ({ line }) => line },
      { id: 'sentence', title: t('import.problems.what'), width: 400, isGrowing: true, card: 'title', value: ({ sentence }) => sentence.key, cell: ({ sentence }) => <span className="grid-text"><Sentence message={messageOf(sentence)} /></span> },
    ],
    [t],
  ); // biome-ignore format: a table
  const grid = useGrid({ name: 'import-problems', rows, columns, rowId: ({ id }) => id });
  return <DataGrid grid={grid} label={t('import.problems.label')} />;
}

type Changed = PlanUpdate['tasks'][number];

function Changes({ update }: { readonly update: PlanUpdate }) {
  const t = useWords('plans');
  const columns = useMemo<GridColumn<Changed>[]>(
    () => [
      { id: 'task', title: t('import.changes.task'), width: 200, isGrowing: true, card: 'title', value: ({ name }) => name },
      { id: 'kind', title: t('import.changes.kind'), width: 110, card: 'figure', value: ({ kind }) => t(`import.changes.${kind}`) },
      ...(['start', 'finish'] as const).map(
        (end): GridColumn<Changed> => ({ id: end, title: t(`import.changes.${end}`), width: 220, value: (row) => row[`${end}After`] ?? row[`${end}Before`], cell: (row) => <FromTo from={row[`${end}Before`]} to={row[`${end}After`]} />, ...(end === 'finish' && { card: 'line' as const }) }),
      ),
      { id: 'fields', title: t('import.changes.fields'), width: 240, value: ({ fields }) => fields.join(', ') },
    ],
    [t],
  ); // biome-ignore format: a table
  const grid = useGrid({
    name: 'import-changes',
    rows: update.tasks,
    columns,
    rowId: ({ uid, kind }) => `${uid}.${kind}`,
  });
  const count = update.added + update.changed + update.removed + update.moved;
  return (
    <>
      {update.tasks.length < count && (
        <p className={classes.note}>{t('import.report.first', { shown: update.tasks.length, count })}</p>
      )}
      <DataGrid grid={grid} label={t('import.changes.label')} empty={<p>{t('import.changes.none')}</p>} />
    </>
  );
}

/** A date that moved as both, one that stayed as one. */
function FromTo({ from, to }: { readonly from: string | null; readonly to: string | null }) {
  if (from === null || to === null || from === to) return <DateText at={to ?? from} />;
  return (
    <>
      <DateText at={from} /> → <DateText at={to} />
    </>
  );
}
