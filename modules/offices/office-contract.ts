import { z } from 'zod';
import { type Operation, pageInput, pageOutput, pastInput } from '#platform/contract';
import { id, name, node, officeKind, role, undoable } from './field-contract.ts';
import { currencyCode, timeZone } from './regional-contract.ts';

const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/;
const span = z.strictObject({
  from: z.string().regex(timeOfDay).describe('Such as 09:00.'),
  until: z
    .string()
    .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)
    .describe('Later than `from`; the day ends at 24:00.'),
});
const day = z
  .array(span)
  .max(6)
  .readonly()
  .refine((spans) => spans.every(({ from, until }, index) => from < until && (spans[index - 1]?.until ?? '') <= from), {
    error: 'Each span ends after it begins, and begins after the one before it has ended',
  });
const workingWeek = z
  .strictObject({
    monday: day,
    tuesday: day,
    wednesday: day,
    thursday: day,
    friday: day,
    saturday: day,
    sunday: day,
  })
  .refine((week) => Object.values(week).some((spans) => spans.length > 0), 'At least one day has to be worked');
const planDate = z.iso
  .date()
  .refine((date) => date >= '1984-01-01' && date <= '2149-12-31', 'Plans reach from 1984 to 2149');
const holidays = z
  .array(
    z.strictObject({
      date: planDate,
      name,
      isHalf: z.boolean().describe('The first half of its working time is worked.'),
    }),
  )
  .max(2000)
  .readonly()
  .refine((list) => new Set(list.map(({ date }) => date)).size === list.length, 'Each date once');
const fiscalYearStartMonth = z.int().min(1).max(12);

/** What an office has of its own, and what holds there. */
const setting = <T extends z.ZodType>(value: T) =>
  z.object({
    own: value.nullable().describe('null: as the office above has it, the organisation above the root.'),
    value,
    fromOffice: z
      .object({ id, name: z.string().nullable().describe('null: you may not see that office.') })
      .nullable()
      .describe('The office whose value holds; null: the organisation’s, or where it has none the standard.'),
  });

const office = z.object({ id, parentId: id.nullable(), name, kind: officeKind });
const openOffice = office.extend({
  path: z.array(z.object({ id, name })).describe('The offices above that you may see, the highest first.'),
  settings: z.object({
    timeZone: setting(z.string()),
    currencyCode: setting(z.string()),
    fiscalYearStartMonth: setting(fiscalYearStartMonth),
    workingWeek: setting(workingWeek),
    holidays: setting(holidays),
  }),
  mayMove: z.boolean().describe('You may move or delete it: the office above is yours to change too.'),
});

/** `from` is the value that the writer saw; null: as the office above has it. */
const change = <const F extends string, T extends z.ZodType>(field: F, value: T) =>
  z.strictObject({ field: z.literal(field), from: value, to: value });
const officeChange = z.discriminatedUnion('field', [
  change('name', name),
  change('kind', officeKind),
  change('timeZone', timeZone.nullable()),
  change('currencyCode', currencyCode.nullable()),
  change('fiscalYearStartMonth', fiscalYearStartMonth.nullable()),
  change('workingWeek', workingWeek.nullable()),
  change('holidays', holidays.nullable()),
]);
export type OfficeChange = z.output<typeof officeChange>;

/** Until when somebody is away, and who stands in. */
export const away = z.object({ untilDay: z.iso.date(), deputyName: z.string().nullable() });
const officePerson = z.object({
  personId: id,
  name: z.string(),
  state: z.enum(['invited', 'active', 'inactive']),
  role,
  node,
  nodeName: z.string(),
  isInherited: z.boolean().describe('Held above the office, at `node`.'),
  away: away.nullable(),
});

const note = z.string().trim().max(500);
const absence = z.object({
  id,
  personId: id,
  fromDay: z.iso.date(),
  untilDay: z.iso.date().describe('The last day away.'),
  deputyPersonId: id.nullable(),
  deputyName: z.string().nullable(),
  note: z.string().describe('Empty to those who may not change it.'),
});
const absenceChange = z.discriminatedUnion('field', [
  change('fromDay', planDate),
  change('untilDay', planDate),
  change('deputyPersonId', id.nullable()),
  change('note', note),
]);
export type AbsenceChange = z.output<typeof absenceChange>;

export const officeShapes = {
  listOffices: { input: z.strictObject({ ...pageInput(2000), ...pastInput }), output: z.object(pageOutput(office)) },
  createOffice: {
    input: z.strictObject({ parentId: id, name: name, kind: officeKind }),
    output: undoable.extend({ officeId: id }),
  },
  getOffice: { input: z.strictObject({ officeId: id, ...pastInput }), output: openOffice },
  listOfficePeople: {
    input: z.strictObject({ officeId: id, ...pageInput(500, 100), ...pastInput }),
    output: z.object(pageOutput(officePerson)),
  },
  updateOffice: {
    input: z.strictObject({ officeId: id, changes: z.array(officeChange).min(1).max(20) }),
    output: undoable,
  },
  moveOffice: {
    input: z.strictObject({
      officeId: id,
      fromParentId: id.describe('The office above that the writer saw.'),
      parentId: id,
    }),
    output: undoable,
  },
  deleteOffice: { input: z.strictObject({ officeId: id }), output: undoable },

  listAbsences: {
    input: z.strictObject({
      personId: id.optional().describe('You, unless given.'),
      ...pageInput(500, 100),
      ...pastInput,
    }),
    output: z.object(pageOutput(absence)),
  },
  setAbsence: {
    input: z.strictObject({
      personId: id,
      fromDay: planDate,
      untilDay: planDate.describe('The last day away.'),
      deputyPersonId: id.nullable().default(null),
      note: note.default(''),
    }),
    output: undoable.extend({ absenceId: id }),
  },
  updateAbsence: {
    input: z.strictObject({ absenceId: id, changes: z.array(absenceChange).min(1).max(10) }),
    output: undoable,
  },
  removeAbsence: { input: z.strictObject({ absenceId: id }), output: undoable },
} satisfies Record<string, Pick<Operation, 'input' | 'output'>>;
