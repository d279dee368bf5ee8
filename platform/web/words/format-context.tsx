import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { createFormat, type Format } from './format.ts';

const FormatContext = createContext<Format>(createFormat('en'));

interface FormatProviderProps {
  readonly locale: string;
  /** In which instants are told; the machine's where none is given. */
  readonly timeZone?: string | undefined;
  readonly children: ReactNode;
}

export function FormatProvider({ locale, timeZone, children }: FormatProviderProps) {
  const format = useMemo(() => createFormat(locale, timeZone), [locale, timeZone]);
  return <FormatContext value={format}>{children}</FormatContext>;
}

/** Dates and numbers as the person wants them, or else the organisation. */
export function useFormat(): Format {
  return useContext(FormatContext);
}
