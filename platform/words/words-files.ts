/** The words of one module in one language: keys to text, nested as deep as its author likes. */
export interface WordsFile {
  readonly [name: string]: string | WordsFile;
}

/** Words files by the name that their keys begin with: `platform`, or that of a module. */
export type WordsFiles = Readonly<Record<string, WordsFile>>;

const plural = /(_all)?_(zero|one|two|few|many|other)$/;

/**
 * All texts by their full key: `{ plans: { finding: { title: 'x' } } }` gives `plans.finding.title`. Throws where two
 * ways of nesting say the same key, and where a value is no text.
 */
export function flattenWords(files: WordsFiles): Map<string, string> {
  const texts = new Map<string, string>();
  const visit = (value: unknown, key: string) => {
    if (typeof value === 'string') {
      if (texts.has(key)) throw new Error(`The words file says ${key} twice.`);
      texts.set(key, value);
    } else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [name, below] of Object.entries(value)) visit(below, key === '' ? name : `${key}.${name}`);
    } else throw new Error(`The words file holds no text at ${key}.`);
  };
  visit(files, '');
  return texts;
}

/** The keys that can be asked for, in order and without plural endings. */
export function keysOf(files: WordsFiles): string[] {
  return [...new Set([...flattenWords(files).keys()].map((key) => key.replace(plural, '')))].sort();
}
