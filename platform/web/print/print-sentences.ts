import { useCallback } from 'react';
import type { Message } from '#engine';
import type { PrintPart } from '#platform/contract';
import { useRecordAddress } from '../frame/shell.ts';
import { useAllWords } from '../words/words-context.tsx';

/** What the contract of prints takes as an address. */
const printable = /^\/([\w\-.~%?=&:,][\w\-./~%?=&:,]*)?$/;

/** The address, if it can stand in a print. */
export const printTo = (to: string | undefined) => (to !== undefined && to.length <= 500 && printable.test(to) ? { to } : {}); // biome-ignore format: one expression

/** Words a computed sentence for print: its records are links, its variances have their tone. */
export function usePrintSentence(): (message: Message) => PrintPart[] {
  const words = useAllWords();
  const addressOf = useRecordAddress();
  return useCallback(
    (message) =>
      words.parts(message).map(({ text, record, tone }) => ({
        text: text.slice(0, 2_000),
        ...(tone && { tone }),
        ...printTo(record && addressOf(record)),
      })),
    [words, addressOf],
  );
}
