import { z } from 'zod';
import { instant } from './time-shapes.ts';
import { valueShapes } from './value-shapes.ts';

/** What changes and history have in common, made once and only where it is run: the browser takes the types. */
export function changeShapes() {
  const { word: plainWord, value: valueWith } = valueShapes();
  const word = plainWord.extend({ parameters: z.record(z.string(), valueWith(plainWord)).exactOptional() });
  const value = valueWith(word).meta({ isWrittenWhole: true }).nullable();
  const kind = z.enum(['added', 'removed', 'changed']);

  const change = z.object({
    kind,
    record: z.string().nullable().describe('Its name; null where it is the record itself whose history is read.'),
    field: z.string().describe('Key of the words of the field; of a whole record, of those that count its kind.'),
    from: value.describe('As one reads it; null also where the value is no words or figures.'),
    to: value.describe('Of a record that came or went: what else is worth telling of it.'),
  });

  const told = z.object({
    operation: z.string(),
    changes: z.array(change).describe('Where they are few; otherwise `counts` tells how many records they are.'),
    counts: z.array(
      z.object({ record: z.string().describe('Key of the words that count its kind.'), kind, count: z.int() }),
    ),
  });

  const entry = told.extend({
    entryId: z.uuid(),
    recordedAt: instant.describe('Wall clock.'),
    effectiveAt: instant.describe("The organisation's clock, or the day that the author says it was true."),
    knownAt: instant.describe("The organisation's clock when it was recorded: from then on it was known."),
    actorKind: z.enum(['person', 'visitor', 'token', 'job', 'policy', 'system']),
    actorName: z.string().nullable().describe('Of the person who acted, or for whom a token or a job did.'),
    visitorName: z.string().nullable().describe('Of the person who did it in that one’s place.'),
    note: z.string().nullable().describe('Why, in the words of whoever acted.'),
    undoesEntryId: z.uuid().nullable().describe('Where it is itself an undoing: of which change.'),
    isUndone: z.boolean(),
    canUndo: z.boolean().describe('It is one’s own and of a kind that can be undone.'),
  });

  /** How a field in conflict is to be left; `seen` is the value that was chosen against. */
  const choice = z.strictObject({
    entity: z.string(),
    id: z.string(),
    field: z.string().nullable(),
    seen: z.unknown().describe('Any JSON value.'),
    take: z.enum(['theirs', 'back']).describe('`theirs` leaves the value as it is, `back` goes back all the same.'),
  });

  return { told, entry, choice };
}

type Shapes = ReturnType<typeof changeShapes>;

/** What an entry changed, in words. */
export type Told = z.output<Shapes['told']>;
export type ToldChange = Told['changes'][number];
export type ToldValue = ToldChange['from'];
export type HistoryEntry = z.output<Shapes['entry']>;
export type UndoChoice = z.output<Shapes['choice']>;
