import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';

/**
 * A word of the page's state that stands in the address (`?name=value`), so that it can be shared and survives reload.
 * Setting it replaces the entry in the history, or adds one where `isStep` (what Back should undo). Undefined removes it;
 * a function is given what stands there by then.
 */
export function useAddress(name: string): [Word, (value: Word | ((now: Word) => Word), isStep?: boolean) => void] {
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const navigate = useNavigate();
  const set = useCallback(
    (value: Word | ((now: Word) => Word), isStep = false) => {
      const next = (before: Readonly<Record<string, unknown>>) => ({
        ...before,
        [name]: typeof value === 'function' ? value(wordOf(before[name])) : value,
      });
      navigate({ to: '.', search: next as never, hash: true, replace: !isStep, resetScroll: false });
    },
    [name, navigate],
  );
  return [wordOf(search[name]), set];
}

type Word = string | undefined;
const wordOf = (value: unknown): Word => (value === undefined ? undefined : String(value));

/** All words of the address, and the way to set some of them at once; undefined removes one. */
export function useAddressSet(): [
  Readonly<Record<string, string>>,
  (values: Readonly<Record<string, string | undefined>>) => void,
] {
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const navigate = useNavigate();
  const set = useCallback(
    (values: Readonly<Record<string, string | undefined>>) => {
      const next = (before: Readonly<Record<string, unknown>>) => ({ ...before, ...values });
      navigate({ to: '.', search: next as never, hash: true, replace: true, resetScroll: false });
    },
    [navigate],
  );
  return [useAddressWords(Object.keys(search)), set];
}

/** Those of the words that stand in the address, to be read only. */
export function useAddressWords(names: readonly string[]): Readonly<Record<string, string>> {
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    names.flatMap((name) => (search[name] === undefined ? [] : [[name, String(search[name])]])),
  );
}

/** Like `useAddress` for a field that is typed into: the address follows a moment after the last key. */
export function useTypedAddress(name: string): [string, (value: string) => void] {
  const [stored, setStored] = useAddress(name);
  const [typed, setTyped] = useState(stored ?? '');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const written = useRef(stored ?? '');
  useEffect(() => {
    // Only what came from elsewhere (Back, a link): one's own text may have grown since it was written.
    if ((stored ?? '') !== written.current) setTyped(stored ?? '');
    written.current = stored ?? '';
  }, [stored]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const set = useCallback(
    (value: string) => {
      setTyped(value);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        written.current = value;
        setStored(value || undefined);
      }, 300);
    },
    [setStored],
  );
  return [typed, set];
}
