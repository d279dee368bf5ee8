import type { EarnedWords } from './earned-figures.ts';
import type { Measurement } from './performance.ts';

/** The sentence that matters most: what of the planned value is earned, and for how much. */
export function earnedLead(
  { amounts, indices, statusDate }: Measurement,
  { t, ratio, amount, date }: EarnedWords,
): string {
  const { ev, ac } = amounts;
  const { spi, cpi } = indices;
  const at = date(statusDate);
  const share = spi.value === null ? 0 : Math.min(999, Math.round(spi.value * 1000)) / 10;
  const earned =
    spi.value === null
      ? t('earned.lead.notYet', { at })
      : t(spi.value < 0.9995 ? 'earned.lead.behind' : 'earned.lead.onPlan', {
          ...{ at, spi: ratio(spi.value) },
          share: { kind: 'percent', percent: share },
        });
  if (cpi.value === null || ac === null) return `${earned}${t('earned.lead.unknown')}`;
  const over = ac - ev;
  const said = over > 0 ? 'over' : over < 0 ? 'under' : 'level';
  const by = amount(Math.abs(over), 'compact');
  return `${earned}${t(`earned.lead.${said}`, { over: by, under: by, cpi: ratio(cpi.value) })}`;
}
