import { useMatches, useNavigate, useSearch } from '@tanstack/react-router';
import { createContext, useCallback, useContext, useMemo } from 'react';
import type { Identity } from './shell.ts';

/** The past day that pages show. */
export interface Past {
  /** An ISO date. */
  readonly asOf: string;
  /** As it was known then, or as it is known now about then. */
  readonly known: 'then' | 'now';
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Its page can show a past day: what it reads has `tellsPast`, and it offers no act by other rights than `useMay`. */
    readonly tellsPast?: boolean;
  }
}

export const PastContext = createContext<Past | null>(null);

/** The past day that is looked at; null: now. */
export const usePast = (): Past | null => useContext(PastContext);

/** The day in the address (`?asOf=2026-03-31&known=now`), where it is another than today. */
export function usePastOfAddress(today: string): Past | null {
  const { asOf, known } = useSearch({ strict: false }) as { readonly asOf?: unknown; readonly known?: unknown };
  const day = typeof asOf === 'string' && /^\d{4}-\d\d-\d\d$/.test(asOf) && asOf !== today ? asOf : null;
  const isNow = known === 'now';
  return useMemo(() => (day === null ? null : { asOf: day, known: isNow ? 'now' : 'then' }), [day, isNow]);
}

/** Shows this page as of another day; null: as it is now. */
export function useGoPast(): (past: Past | null) => void {
  const navigate = useNavigate();
  return useCallback(
    (past) => {
      const words = { asOf: past?.asOf, known: past?.known === 'now' ? 'now' : undefined };
      const search = (before: Readonly<Record<string, unknown>>) => ({ ...before, ...words });
      navigate({ to: '.', search: search as never, hash: true, resetScroll: false });
    },
    [navigate],
  );
}

/** The address with the past day in it, so that whoever follows a link stays in it. */
export function inPast(to: string, past: Past | null): string {
  if (!past || /[?&]asOf=/.test(to)) return to;
  const [, path = '', query = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(to) ?? [];
  const known = past.known === 'now' ? '&known=now' : '';
  return `${path}${query ? `${query}&` : '?'}asOf=${past.asOf}${known}${hash}`;
}

/** Whether the page that is open can show a past day. */
export const usePageTellsPast = (): boolean =>
  useMatches({ select: (matches) => matches.at(-1)?.staticData.tellsPast === true });

const isRead = (permission: string) => permission.endsWith('.read');

/** Who looks at a past day: it is the day that he sees as today, and he may but read. */
export const readingThen = (identity: Identity, { asOf }: Past): Identity => ({
  ...identity,
  today: asOf,
  permissions: identity.permissions.filter(isRead),
});
