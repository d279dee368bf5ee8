import { useMemo } from 'react';
import { useAddressSet, useTypedAddress } from '../frame/use-address.ts';

/** By what the server filters a list: one word of the page's address, so that a link shows the same rows. */
export interface PageFilter {
  /** In the address, and in the operation's input. */
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** Whether a value that is not (yet) among the options counts, such as the id of a record. Others are passed over. */
  readonly accepts?: ((value: string) => boolean) | undefined;
  /** Comes by links alone: it is told and taken away, but not offered. */
  readonly isLinked?: boolean | undefined;
}

/** What a list is filtered by before it comes. */
export interface PageFilters {
  readonly all: readonly PageFilter[];
  /** What was chosen, by name, for the operation's input. */
  readonly values: Readonly<Record<string, string>>;
  /** Undefined takes a filter away. */
  readonly set: (values: Readonly<Record<string, string | undefined>>) => void;
  /** Where the server looks for text too, the field of the bar is its. */
  readonly search: { readonly text: string; readonly set: (text: string) => void } | null;
}

/** The id of a record. */
export const isRecordId = (value: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);

/** The filters as the address has them; with `search` the word `q` of it is what is looked for. */
export function usePageFilters(
  all: readonly PageFilter[],
  options: { readonly hasSearch?: boolean } = {},
): PageFilters {
  const { hasSearch = false } = options;
  const [words, set] = useAddressSet();
  const [text, setText] = useTypedAddress('q');
  const chosen = all.flatMap(({ name, options, accepts }) => {
    const value = words[name];
    const counts = value !== undefined && (options.some((one) => one.value === value) || accepts?.(value));
    return counts ? [[name, value]] : [];
  });
  const q = hasSearch ? words.q : undefined;
  const values = Object.fromEntries(q ? [...chosen, ['q', q.slice(0, 200)]] : chosen) as Record<string, string>;
  const key = JSON.stringify(values);
  return {
    all,
    values: useMemo(() => JSON.parse(key), [key]),
    set,
    search: hasSearch ? { text, set: setText } : null,
  };
}

/** The words of the address that belong to the filters, for `set` to take away. */
export const withoutFilters = ({ all }: PageFilters): Readonly<Record<string, undefined>> =>
  Object.fromEntries([...all.map(({ name }) => name), 'q'].map((name) => [name, undefined]));
