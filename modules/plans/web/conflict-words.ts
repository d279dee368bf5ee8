import { formatPlanTime } from '#engine';
import { OperationError } from '#platform/contract';
import type { Format, Translate } from '#platform/web';
import { printDuration } from './duration-notation.ts';
import { readingWords } from './plan-editors.ts';
import type { Plan } from './read-plan.ts';

interface Conflict {
  readonly entity: string;
  readonly field: string | null;
  readonly now: unknown;
  readonly byName?: string | null;
}

/** The error as the cell tells it: of a conflict who made it what meanwhile, and how to set one's own or leave theirs. */
export function tellConflict(error: unknown, plan: Plan, t: Translate, format: Format): unknown {
  if (!(error instanceof OperationError) || error.code !== 'changed-meanwhile') return error;
  const [conflict] = ((error.details ?? {}) as { conflicts?: readonly Conflict[] }).conflicts ?? [];
  if (!conflict) return error;
  const who = conflict.byName ?? t('plan.edit.somebody');
  const isGone = conflict.now === null && conflict.field === 'name';
  const message = isGone
    ? t('plan.edit.gone', { who })
    : t('plan.edit.conflict', { who, value: valueText(conflict, plan, t, format) });
  return new OperationError({ code: 'plan-cell-changed', status: error.status, message }, error.details);
}

function valueText({ field, now }: Conflict, plan: Plan, t: Translate, format: Format): string {
  if (field === 'durationTicks' && typeof now === 'number') {
    const length = { ticks: now, unit: 'days', isElapsed: false } as const;
    return printDuration(length, plan.view.project, readingWords(t, format));
  }
  if (field === 'percentComplete') return `${now} %`;
  if (field === 'constraintType') return t(`plan.constraint.${now}`);
  if (typeof now === 'number' && /Date$|deadline/.test(field ?? '')) return format.date(formatPlanTime(now));
  return typeof now === 'string' || typeof now === 'number' ? String(now) : '–';
}
