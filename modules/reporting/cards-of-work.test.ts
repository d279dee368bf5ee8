import { expect, test } from 'vitest';
import type { Work } from '#modules/findings/contract';
import { cardsOf } from './actions/cards-of-work.ts';

const decision = (id: string, projectId: string | null, ...severity: string[]) =>
  ({ kind: 'decision', decision: { decisionId: id, projectId, evidence: severity.map((one) => ({ severity: one })) } }) as unknown as Work; // biome-ignore format: one record
const warning = (findingId: string, projectId: string, severity: string) =>
  ({ kind: 'warning', findingId, projectId, severity }) as unknown as Work;
const asked = { kind: 'asked', record: { kind: 'proposal', id: 'p' } } as unknown as Work;

test('of each project the weightiest has a card, a decision before others, and the rest is counted', () => {
  const work = [
    ...[decision('a', 'quay', 'minor'), decision('b', 'quay', 'major', 'critical'), decision('c', 'quay', 'critical')],
    ...[warning('d', 'mole', 'critical'), decision('e', 'mole')],
    ...[decision('f', null), decision('g', null), asked],
  ];
  expect(cardsOf(work, 9)).toEqual({ cards: [work[1], work[4], work[5], work[6], asked], others: 3 });
  expect(cardsOf(work, 2)).toEqual({ cards: [work[1], work[4]], others: 6 });
  expect(cardsOf([], 5)).toEqual({ cards: [], others: 0 });
});
