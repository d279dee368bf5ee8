import { readFileSync } from 'node:fs';
import type { Message } from '#engine';
import { createWords, type Words } from '#platform/words';

const wordsOf = (module: string) =>
  JSON.parse(readFileSync(new URL(`../../modules/${module}/words/en.json`, import.meta.url), 'utf8'));

/** The words of whatever finds something about a project, in English; those of plans also say why a file is not read. */
export function cliWords(today: string): Words {
  const modules = ['findings', 'projects', 'plans'];
  const words = Object.fromEntries(modules.map((module) => [module, wordsOf(module)]));
  return createWords('en', words, { today, isStrict: false });
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
