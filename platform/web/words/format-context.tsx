import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { createFormat, type Format } from './format.ts';

const FormatContext = createContext<Format>(createFormat('en'));

export function FormatProvider({ locale, children }: { readonly locale: string; readonly children: ReactNode }) {
  const format = useMemo(() => createFormat(locale), [locale]);
  return <FormatContext value={format}>{children}</FormatContext>;
}

/** Dates and numbers as the organisation's locale writes them. */
export function useFormat(): Format {
  return useContext(FormatContext);
}
