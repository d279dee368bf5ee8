import { dateOfDay, dayOfDate, weekdayOfDay } from '#engine';
import type { Country } from '#samples';

interface NamedDay {
  readonly date: string;
  readonly name: string;
  readonly isHalf: boolean;
}

/** A day off of each year: `12-25`, `easter+1`, or a Monday of a month, `first mon 05` and `last mon 08`. */
type Rule = readonly [when: string, name: string];

/** Where a holiday on a weekend gives the next weekday instead. */
const substitutes: readonly Country[] = ['GB', 'IE'];

const rules: Readonly<Record<Country, readonly Rule[]>> = {
  GB: [
    ['01-01', 'New Year’s Day'],
    ['easter-2', 'Good Friday'],
    ['easter+1', 'Easter Monday'],
    ['first mon 05', 'Early May bank holiday'],
    ['last mon 05', 'Spring bank holiday'],
    ['last mon 08', 'Summer bank holiday'],
    ['12-25', 'Christmas Day'],
    ['12-26', 'Boxing Day'],
  ],
  IE: [
    ['01-01', 'New Year’s Day'],
    ['first mon 02', 'Saint Brigid’s Day'],
    ['03-17', 'Saint Patrick’s Day'],
    ['easter+1', 'Easter Monday'],
    ['first mon 05', 'May Day'],
    ['first mon 06', 'June holiday'],
    ['first mon 08', 'August holiday'],
    ['last mon 10', 'October holiday'],
    ['12-25', 'Christmas Day'],
    ['12-26', 'Saint Stephen’s Day'],
  ],
  NL: [
    ['01-01', 'Nieuwjaarsdag'],
    ['easter+1', 'Tweede paasdag'],
    ['04-27', 'Koningsdag'],
    ['easter+39', 'Hemelvaartsdag'],
    ['easter+50', 'Tweede pinksterdag'],
    ['12-25', 'Eerste kerstdag'],
    ['12-26', 'Tweede kerstdag'],
  ],
  PL: [
    ['01-01', 'Nowy Rok'],
    ['01-06', 'Trzech Króli'],
    ['easter+1', 'Poniedziałek Wielkanocny'],
    ['05-01', 'Święto Pracy'],
    ['05-03', 'Święto Konstytucji 3 Maja'],
    ['easter+60', 'Boże Ciało'],
    ['08-15', 'Wniebowzięcie'],
    ['11-01', 'Wszystkich Świętych'],
    ['11-11', 'Święto Niepodległości'],
    ['12-25', 'Boże Narodzenie'],
    ['12-26', 'Drugi dzień świąt'],
  ],
};

/** The public holidays of a country on working days, from the first of January of one year to the end of another. */
export function holidaysOf(country: Country, fromYear: number, untilYear: number): NamedDay[] {
  const taken = new Map<number, string>();
  for (let year = fromYear; year <= untilYear; year++) {
    for (const [when, name] of rules[country]) {
      let day = dayOf(when, year);
      if (substitutes.includes(country)) while (isWeekend(day) || taken.has(day)) day++;
      if (!isWeekend(day) && !taken.has(day)) taken.set(day, name);
    }
  }
  return [...taken].sort(([a], [b]) => a - b).map(([day, name]) => ({ date: textOf(day), name, isHalf: false }));
}

const isWeekend = (day: number) => weekdayOfDay(day) % 6 === 0;

/** The day of a rule in a year, counted from 1984-01-01. */
function dayOf(when: string, year: number): number {
  if (when.startsWith('easter')) return easter(year) + Number(when.slice(6));
  const [place, , month = ''] = when.split(' ');
  if (place === 'first') return mondayFrom(dayOfDate(year, Number(month), 1));
  if (place === 'last') return mondayFrom(dayOfDate(year, Number(month) + 1, 1)) - 7;
  const [ofMonth, ofDay] = when.split('-').map(Number);
  return dayOfDate(year, ofMonth ?? 1, ofDay ?? 1);
}

const mondayFrom = (day: number) => day + ((8 - weekdayOfDay(day)) % 7);

/** Easter Sunday by the Gregorian calendar. Method: anonymous, in Meeus, "Astronomical Algorithms", chapter 8. */
function easter(year: number): number {
  const [century, ofCentury, golden] = [Math.floor(year / 100), year % 100, year % 19];
  const correction = century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const moon = (19 * golden + correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - moon - (ofCentury % 4)) % 7;
  const shift = Math.floor((golden + 11 * moon + 22 * weekday) / 451);
  const sum = moon + weekday - 7 * shift + 114;
  return dayOfDate(year, Math.floor(sum / 31), (sum % 31) + 1);
}

function textOf(day: number): string {
  const { year, month, day: ofMonth } = dateOfDay(day);
  return `${year}-${String(month).padStart(2, '0')}-${String(ofMonth).padStart(2, '0')}`;
}
