import type { Severity } from '#engine';
import { contributeGovernedCodes } from '#modules/offices/actions';
import { createWords, type WordsFile } from '#platform/words';
import type { FindingCode } from './contract.ts';
import { exampleOf } from './example-values.ts';
import type { FindingScopeKind } from './tables.ts';

const codes = new Map<string, FindingCode>();
/** The module that raises a code. */
const raisers = new Map<string, string>();

/**
 * What a module contributes to the catalogue: the codes that it raises, and its words file, which says
 * `finding.<code>.title`, `.sentence`, `.meaning`, `.formula` and `.source`. Of findings as severe as each other those
 * of the codes named first stand first. `scope` is of what they are found. A code that two modules raise, or one without words, is an error at start.
 */
export function contributeFindingCodes(
  module: string,
  entries: readonly { readonly code: string; readonly family: string; readonly severity: Severity }[],
  words: WordsFile,
  scope: FindingScopeKind = 'project',
): void {
  const isOfOffices = scope !== 'project';
  contributeGovernedCodes(
    entries.map(({ code, severity }) => ({ code, severity, title: `${module}.finding.${code}.title`, isOfOffices })),
  );
  const { text } = createWords('en', { [module]: words });
  for (const { code, family, severity } of entries) {
    if (codes.has(code)) throw new Error(`The finding ${code} is contributed twice.`);
    raisers.set(code, module);
    const say = (part: string) => text(`${module}.finding.${code}.${part}`);
    codes.set(code, {
      code,
      family,
      severity,
      title: say('title'),
      meaning: say('meaning'),
      formula: say('formula'),
      source: say('source'),
      example: exampleOf(`${module}.finding.${code}.sentence`, module, words),
    });
  }
}

/** What a board is to hear of a project before anything else, the weightiest first. */
export const boardTopics = ['value', 'promise'] as const;
export type BoardTopic = (typeof boardTopics)[number];

const forBoard = new Map<string, BoardTopic>();

/** Says that findings of a code are what a board is to hear of a project before anything else. */
export function contributeForBoard(topic: BoardTopic, ...of: readonly string[]): void {
  for (const code of of) forBoard.set(code, topic);
}

/** Those codes, the weightiest first. */
export const codesForBoard = (): string[] =>
  boardTopics.flatMap((topic) => [...forBoard].flatMap(([code, of]) => (of === topic ? [code] : [])));

export const boardTopicOf = (code: string): BoardTopic | undefined => forBoard.get(code);

/** All codes in the order in which findings of one severity stand. */
export const codesInOrder = (): string[] => [...codes.keys()];

/** The whole catalogue by code. */
export const findingCodes = (): FindingCode[] =>
  [...codes.values()].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));

/** What a finding of the code is called; one that nobody contributed has its code alone. */
export const titleOf = (code: string): string => codes.get(code)?.title ?? code;

/** The words by which findings of the code are called. */
export const titleKeyOf = (code: string): string => `${raisers.get(code)}.finding.${code}.title`;

/** The words in which a finding of the code is stated. */
export const sentenceKeyOf = (code: string): string => `${raisers.get(code)}.finding.${code}.sentence`;
