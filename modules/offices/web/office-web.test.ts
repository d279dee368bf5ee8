import { describe, expect, test } from 'vitest';
import { officeLead } from './office-lead.ts';
import type { OfficePerson } from './offices.ts';
import { joinHolidays, readHolidays } from './read-holidays.ts';
import { hoursOf, readSpans, writeSpans } from './read-spans.ts';

test.each([
  ['9-13, 13:30–17:30', '09:00–13:00, 13:30–17:30', 8],
  ['08.15 - 24', '08:15–24:00', 15.75],
  ['', '', 0],
])('%s is read as times of day', (text, written, hours) => {
  const spans = readSpans(text) ?? [];
  expect([writeSpans(spans), hoursOf(spans)]).toEqual([written, hours]);
});

test.each(['9', '13-9', '9-13, 12-17', '9-25', '9:70-10', 'morning', '24-24'])('%s is no working time', (text) => {
  expect(readSpans(text)).toBe(null);
});

describe('holidays from a spreadsheet', () => {
  const christmas = { date: '2026-12-25', name: 'Christmas Day', isHalf: false };

  test('are read with headings left out, in the order of their dates, half days by a third column', () => {
    const text = 'Date\tHoliday\n25.12.2026\tChristmas Day\n2026-12-24\tChristmas Eve\t½\n';
    const eve = { date: '2026-12-24', name: 'Christmas Eve', isHalf: true };
    expect(readHolidays(text, 'en-GB')).toEqual({ holidays: [eve, christmas], unread: [] });
  });

  test('are read as the locale writes them where slashes leave it open', () => {
    const datesIn = (locale: string) => readHolidays('4/7/2026\tDay', locale).holidays.map(({ date }) => date);
    expect([datesIn('en-US'), datesIn('en-GB')]).toEqual([['2026-04-07'], ['2026-07-04']]);
  });

  test('are told where they cannot be read', () => {
    expect(readHolidays('2026-02-30\tNever\n31.12.\tSilvester', 'de-DE').unread).toEqual(['2026-02-30 Never', '31.12. Silvester']); // biome-ignore format: one line
  });

  test('take the place of those of the same date', () => {
    const other = { ...christmas, name: 'Christmas' };
    expect(joinHolidays([christmas], [other])).toEqual([other]);
  });
});

describe('the sentence over an office', () => {
  const person = (personId: string, role: OfficePerson['role'], more: Partial<OfficePerson> = {}): OfficePerson => ({
    personId,
    name: personId,
    state: 'active',
    role,
    node: 'organisation',
    nodeName: 'Acme',
    isInherited: false,
    away: null,
    ...more,
  });
  const lead = (...people: OfficePerson[]) => officeLead({ name: 'North', parentId: 'root' }, people, 'me');
  const above = { isInherited: true };

  test('tells the one who is alone so', () => {
    expect(lead(person('me', 'owner', above))[0]).toBe('office.leadAlone');
  });

  test('names who leads it, and who stands in', () => {
    expect(lead(person('me', 'owner', above), person('ana', 'pmo-lead'), person('bo', 'coach'))).toEqual([
      'office.leadOf',
      { name: 'North', lead: 'ana', count: 1 },
    ]);
    const away = { untilDay: '2026-12-04', deputyName: 'Bo' };
    expect(lead(person('me', 'owner', above), person('ana', 'pmo-lead', { away }))[1]).toMatchObject({ deputy: 'Bo' });
  });

  test('counts at the first office those of the organisation, who are listed as its own', () => {
    const people = [person('me', 'owner', above), person('ana', 'pmo-lead'), person('bo', 'auditor', above)];
    const twice = [...people, person('bo', 'coach')];
    expect(officeLead({ name: 'Root', parentId: null }, twice, 'me')[1]).toMatchObject({ lead: 'ana', count: 2 });
  });

  test('says to whom it goes where nobody leads it', () => {
    expect(lead(person('me', 'owner', above), person('ana', 'pmo-lead', above))[1]).toMatchObject({ lead: 'ana' });
    expect(lead(person('me', 'owner', above), person('bo', 'coach'))[1]).toMatchObject({ lead: 'me' });
  });
});
