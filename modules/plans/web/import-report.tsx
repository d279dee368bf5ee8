import { useState } from 'react';
import { Choice, Lead, Sentence, useWords } from '#platform/web';
import classes from './import.module.css';
import { ImportChanges } from './import-changes.tsx';
import { ImportDates } from './import-dates.tsx';
import { ImportFields } from './import-fields.tsx';
import { importLead } from './import-lead.ts';
import { ImportOrigin } from './import-origin.tsx';
import { ImportProblems } from './import-problems.tsx';
import type { Import } from './plans.ts';

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
  const open = chosen ?? (parts.find(({ count }) => count > 0) ?? parts[0])?.value;
  const lead = importLead(shown);
  return (
    <section className={classes.report}>
      {!isPast && (
        <Lead
          isCompact
          above={<ImportOrigin shown={shown} />}
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
      {open === 'changes' && update && <ImportChanges update={update} />}
      {open === 'dates' && fidelity && <ImportDates dates={fidelity.dates} />}
      {open === 'fields' && fidelity && <ImportFields fields={fidelity.fields} />}
      {open === 'problems' && fidelity && <ImportProblems problems={fidelity.problems} />}
    </section>
  );
}
