import { useServerInstant } from '../frame/server-instant.ts';
import type { DateStyle } from '../words/format.ts';
import { useFormat } from '../words/format-context.tsx';

interface DateTextProps {
  /** A local ISO date or date-time, shown as it stands; null is an en dash. */
  readonly at: string | null;
  readonly style?: DateStyle;
  /** Why there is none. */
  readonly reason?: string | undefined;
}

/** A date by locale, exact on hover. */
export function DateText({ at, style, reason }: DateTextProps) {
  const format = useFormat();
  if (at === null) {
    return (
      <span className="mute" title={reason}>
        –
      </span>
    );
  }
  return (
    <time dateTime={at} title={format.date(at, 'exact')} className="figure">
      {format.date(at, style)}
    </time>
  );
}

/** The last day in the reader's zone of what ends at an instant, which is told on hover. */
export function UntilText({ at }: { readonly at: string }) {
  const format = useFormat();
  return (
    <time dateTime={at} title={format.instant(at)} className="figure">
      {format.date(format.lastDay(at))}
    </time>
  );
}

/** An instant (with a zone) in the reader's zone. */
export function InstantText({ at }: { readonly at: string | null }) {
  const format = useFormat();
  if (at === null) return <span className="mute">–</span>;
  return (
    <time dateTime={at} className="figure">
      {format.instant(at)}
    </time>
  );
}

/** An instant by the server's clock, which is said where that of the organisation stands at an earlier day. */
export function ServerInstantText({ at }: { readonly at: string | null }) {
  const written = useServerInstant();
  if (at === null) return <span className="mute">–</span>;
  return (
    <time dateTime={at} title={written(at)} className="figure">
      {written(at)}
    </time>
  );
}
