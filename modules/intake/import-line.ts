import { dateOfDay, dayOfDate, type RiskLevel, riskLevels } from '#engine';
import type { ImportField, LineFault } from './routes.ts';

/** What names stand for in a list: lower-case names to ids, several where several are called so. */
export type NameBook = ReadonlyMap<string, readonly string[]>;

export interface LineBook {
  readonly defaultOfficeId: string;
  readonly offices: NameBook;
  readonly people: NameBook;
  /** By office: the objectives of its strategy and of those above it. */
  readonly objectives: ReadonlyMap<string, NameBook>;
  /** Decimal places of the currency. */
  readonly digits: number;
}

/** A line as the proposal that it becomes; days are ISO dates. */
export interface LineDraft {
  readonly line: number;
  readonly name: string;
  readonly summary: string;
  readonly officeId: string;
  readonly sponsorId: string | null;
  readonly risk: RiskLevel | null;
  readonly startsOn: string | null;
  readonly currentUntil: string | null;
  readonly objectiveIds: readonly string[];
  readonly capexMinor: number | null;
  readonly opexMinor: number | null;
  readonly yearlyBenefitMinor: number | null;
  readonly benefitYears: number;
}

export interface FaultAt {
  readonly line: number;
  readonly field: ImportField;
  readonly reason: LineFault;
  readonly value: string;
}

export type LineValues = Readonly<Partial<Record<ImportField, string>>>;

/** How many years a benefit lasts where the line does not say. */
export const usualBenefitYears = 3;
const mostYears = 40;
const longest: Readonly<Partial<Record<ImportField, number>>> = { name: 200, summary: 4000 };

/** Reads a line of a list: what it becomes, and everything that is wrong with it at once. */
export function readLine(line: number, values: LineValues, book: LineBook): { draft: LineDraft; faults: FaultAt[] } {
  const faults: FaultAt[] = [];
  const textOf = (field: ImportField) => values[field]?.trim() ?? '';
  const fault = (field: ImportField, reason: LineFault, value = textOf(field)): null => {
    faults.push({ line, field, reason, value: value.slice(0, 200) });
    return null;
  };
  const named = (field: ImportField, names: NameBook | undefined, text = textOf(field)): string | null => {
    const [id, ...others] = names?.get(text.toLowerCase()) ?? [];
    if (id === undefined) return fault(field, 'unknown', text);
    return others.length ? fault(field, 'ambiguous', text) : id;
  };
  const read = <T>(field: ImportField, reader: (text: string) => T | null): T | null =>
    textOf(field) === '' ? null : (reader(textOf(field)) ?? fault(field, 'unreadable'));
  const amount = (field: ImportField) => read(field, (text) => minorOf(text, book.digits));

  if (textOf('name') === '') fault('name', 'missing');
  for (const [field, most] of Object.entries(longest)) {
    if (textOf(field as ImportField).length > most) fault(field as ImportField, 'too-long');
  }
  const officeId = (textOf('office') ? named('office', book.offices) : null) ?? book.defaultOfficeId;
  const objectives = textOf('objective').split(/\s*;\s*/).filter((one) => one !== ''); // biome-ignore format: one line
  const draft: LineDraft = {
    line,
    name: textOf('name'),
    summary: textOf('summary'),
    officeId,
    sponsorId: textOf('sponsor') ? named('sponsor', book.people) : null,
    risk: read('risk', (text) => riskLevels.find((one) => one === text.toLowerCase()) ?? null),
    startsOn: read('startsOn', dayOf),
    currentUntil: read('currentUntil', dayOf),
    objectiveIds: [...new Set(objectives.flatMap((one) => named('objective', book.objectives.get(officeId), one) ?? []))], // biome-ignore format: one line
    capexMinor: amount('capex'),
    opexMinor: amount('opex'),
    yearlyBenefitMinor: amount('yearlyBenefit'),
    benefitYears: read('benefitYears', yearsOf) ?? usualBenefitYears,
  };
  const hasAmount = [draft.capexMinor, draft.opexMinor, draft.yearlyBenefitMinor].some((minor) => minor !== null);
  if (hasAmount && textOf('startsOn') === '') fault('startsOn', 'missing');
  if (textOf('benefitYears') !== '' && textOf('yearlyBenefit') === '') fault('yearlyBenefit', 'missing');
  return { draft, faults };
}

/** `2027-03-01`, or `1.3.2027`; with slashes a day could be a month. */
function dayOf(text: string): string | null {
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
  const [, dotDay, dotMonth, dotYear] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  const [year, month, day] = [isoYear ?? dotYear, isoMonth ?? dotMonth, isoDay ?? dotDay].map(Number);
  if (!year || !month || !day || month > 12) return null;
  const real = dateOfDay(dayOfDate(year, month, day));
  if (real.month !== month || real.day !== day) return null;
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

const mostMinor = 1e15;

/** `1200000`, `1,200,000.50`, `1.200.000`, `€ 1 200`: three digits behind a single mark are thousands. */
function minorOf(text: string, digits: number): number | null {
  const bare = text.replace(/^[A-Z]{3}|[A-Z]{3}$/g, '').replace(/[\p{Sc}\s'’]/gu, '');
  const isGrouped = /^\d{1,3}([.,])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d+)?$/.test(bare);
  if (!isGrouped && !/^\d+(?:[.,]\d+)?$/.test(bare)) return null;
  const mark = isGrouped ? bare.charAt(bare.search(/[.,]/)) : '';
  const plain = (isGrouped ? bare.replaceAll(mark, '') : bare).replace(',', '.');
  const minor = Math.round(Number(plain) * 10 ** digits);
  return minor <= mostMinor ? minor : null;
}

function yearsOf(text: string): number | null {
  const years = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return years >= 1 && years <= mostYears ? years : null;
}
