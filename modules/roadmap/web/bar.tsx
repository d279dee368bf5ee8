import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { monthsLater } from '#engine';
import { useWords } from '#platform/web';
import type { Moving } from './bands.ts';
import styles from './roadmap.module.css';
import type { RoadmapAnswer, RoadmapItem } from './roadmap.ts';

interface BarProps extends Partial<Moving> {
  readonly answer: RoadmapAnswer;
  readonly firstOn: string;
  readonly lastOn: string;
  readonly look: RoadmapItem['confidence'] | 'bracket';
  /** Undefined: a group, which only spans what is in it. */
  readonly item?: RoadmapItem;
}

/** Whether it goes beyond what is shown, at its start and at its end. */
function beyond(months: readonly string[], firstOn: string, lastOn: string) {
  const [first = firstOn, last = lastOn] = [months[0], months.at(-1)];
  return { 'data-before': firstOn < first || undefined, 'data-after': lastOn >= monthsLater(last, 1) || undefined };
}

/** Share of the strip, 0 to 1, of a day; months are equally wide, as the columns of quarters are. */
export function placeOf(months: readonly string[], day: string): number {
  const index = months.findLastIndex((first) => first <= day);
  if (index < 0) return 0;
  const first = months[index] ?? day;
  const days = (Date.parse(monthsLater(first, 1)) - Date.parse(first)) / 86_400_000;
  const passed = Math.min(1, (Date.parse(day) - Date.parse(first)) / 86_400_000 / days);
  return (index + passed) / months.length;
}

/** From start to end; one that may be moved follows the pointer and the arrow keys by months, and says what that does. */
export function Bar({ answer: { months }, firstOn, lastOn, look, item, move, onTry, onSave }: BarProps) {
  const t = useWords('roadmap');
  const grip = useRef<{ readonly x: number; readonly width: number; months: number } | null>(null);
  const by = item && move?.id === item.id ? move.months : 0;
  const [from, to] = [placeOf(months, monthsLater(firstOn, by)), placeOf(months, monthsLater(lastOn, by))];
  const place = { left: `${from * 100}%`, width: `max(6px, ${(to - from) * 100}%)` };
  const ends = beyond(months, monthsLater(firstOn, by), monthsLater(lastOn, by));
  if (!item || !onTry || !onSave) return <div className={styles.bar} data-look={look} style={place} {...ends} />;
  const { id, name } = item;
  const told = t('bar', {
    name,
    confidence: t(`confidence.${item.confidence}`),
    from: { kind: 'date', at: monthsLater(firstOn, by) },
    until: { kind: 'date', at: monthsLater(lastOn, by) },
  });
  if (!item.mayMove) return <div className={styles.bar} role="img" data-look={look} style={place} {...ends} aria-label={told} title={told} />; // biome-ignore format: one line
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step !== undefined) onTry(by + step === 0 ? null : { id, months: by + step });
    else if (event.key === 'Enter' && by !== 0) onSave({ id, months: by });
    else if (event.key === 'Escape' && by !== 0) onTry(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const width = event.currentTarget.parentElement?.clientWidth ?? 1;
    grip.current = { x: event.clientX, width, months: 0 };
  };
  const onPointerMove = ({ clientX }: PointerEvent) => {
    if (!grip.current) return;
    const { x, width } = grip.current;
    const next = Math.round(((clientX - x) / width) * months.length);
    if (next === grip.current.months) return;
    grip.current.months = next;
    onTry(next === 0 ? null : { id, months: next });
  };
  const onPointerUp = () => {
    const dropped = grip.current?.months ?? 0;
    grip.current = null;
    if (dropped !== 0) onSave({ id, months: dropped });
  };
  return (
    <button
      type="button"
      className={styles.grip}
      style={place}
      aria-label={t('movable', { bar: told })}
      title={told}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => {
        grip.current = null;
        onTry(null);
      }}
    >
      <i className={styles.bar} data-look={look} data-moved={by !== 0} {...ends} />
    </button>
  );
}
