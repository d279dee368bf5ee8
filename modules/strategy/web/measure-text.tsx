import { useFormat, useWords } from '#platform/web';
import type { MeasureItem } from './strategy.ts';

interface MeasureTextProps {
  readonly measure: MeasureItem;
  readonly className?: string | undefined;
}

/** A measure in one line: where it began, is to go and stands now, and whether what is under way would reach it. */
export function MeasureText({ measure, className }: MeasureTextProps) {
  const t = useWords('strategy');
  const format = useFormat();
  const { name, unit, baseline, target, targetOn, latest, isShort, covered } = measure;
  const parameters = {
    baseline: format.number(baseline),
    now: latest ? format.number(latest.value) : '',
    target: `${format.number(target)}${unit && ` ${unit}`}`,
    by: { kind: 'date', at: targetOn } as const,
  };
  const said = `${name}: ${t(latest ? 'measure.wayNow' : 'measure.way', parameters)}`;
  const short = isShort && t('measure.short', { covered: format.number((covered ?? 0) * 100, 0) });
  return (
    <span className={className} title={short ? `${said} · ${short}` : said}>
      {said}
      {short && <span className="warn"> · {short}</span>}
    </span>
  );
}
