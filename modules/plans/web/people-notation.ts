import { type NumberWords, readNumber } from '#platform/web/words/read-number';
import type { PlanRow } from './read-plan.ts';

/** Somebody on a task as it is typed: by name, with units where they are not all of one person or one piece. */
export interface TypedPerson {
  readonly name: string;
  readonly units: number;
}

/** Who works on a task, as Microsoft Project writes it: `Ana; Ben [50 %]`, material by its pieces, `Sand [40]`. */
export function peopleText(row: PlanRow, words: NumberWords): string {
  return row.people
    .map(({ name, units, isWork }) => {
      if (units === 1) return name;
      return `${name} [${isWork ? `${words.number(units * 100, 2)} %` : words.number(units, 4)}]`;
    })
    .join('; ');
}

/** Reads what `peopleText` writes; null where a bracket holds no number, a name is empty or one stands there twice. */
export function parsePeople(text: string, words: NumberWords): readonly TypedPerson[] | null {
  const parts = text.split(';').map((part) => part.trim()).filter((part) => part !== ''); // biome-ignore format: one list
  const people = parts.map((part) => {
    const [, name = '', amount, percent] = /^([^[\]]*?)\s*(?:\[\s*([^%\]]*?)\s*(%)?\s*\])?$/.exec(part) ?? [];
    const units = amount === undefined ? 1 : readNumber(amount, words);
    const isSaid = name !== '' && name.length <= 1000 && units !== null && units >= 0 && units <= 1e6;
    return isSaid ? { name, units: percent ? units / 100 : units } : null;
  });
  const known = people.filter((one) => one !== null);
  const names = new Set(known.map(({ name }) => name.toLowerCase()));
  return known.length < people.length || names.size < known.length ? null : known;
}
