import type { TableLine } from '#formats';
import { type ImportField, importFields } from '../routes.ts';
import type { ProposalLine } from './intake.ts';

/** Which column of the file says what, by its place. */
export type Mapping = Readonly<Partial<Record<ImportField, number>>>;

/** The columns by their titles: as the template calls them, or as the fields are called in the interface of programs. */
export function guessMapping(titles: readonly string[], titleOf: (field: ImportField) => string): Mapping {
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const places = titles.map(plain);
  const found = importFields.flatMap((field) => {
    const at = places.findIndex((title) => title === plain(titleOf(field)) || title === plain(field));
    return at < 0 ? [] : [[field, at] as const];
  });
  return Object.fromEntries(found);
}

/** The lines below the titles, as they are sent. */
export function mappedLines(lines: readonly TableLine[], mapping: Mapping): ProposalLine[] {
  return lines.slice(1).map(({ line, cells }) => ({
    line,
    values: Object.fromEntries(
      Object.entries(mapping).flatMap(([field, at]) => (cells[at] ? [[field, cells[at]] as const] : [])),
    ),
  }));
}
