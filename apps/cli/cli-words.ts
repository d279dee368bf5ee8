import { readFileSync } from 'node:fs';
import type { Message } from '#engine';
import { createWords, type Words } from '#platform/words';

/** The words of plans, in English: findings, and why a file is not read. */
export function cliWords(today: string): Words {
  const plans = JSON.parse(readFileSync(new URL('../../modules/plans/words/en.json', import.meta.url), 'utf8'));
  return createWords('en', { plans }, { today, isStrict: false });
}

/** A message on one line. */
export function sentence(words: Words, { key, parameters }: Message): string {
  return words.text(key, parameters).replace(/\s+/g, ' ');
}

/** Today by the machine's clock, as an ISO date; a command line has no other. */
export function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
