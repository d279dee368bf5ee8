import { expect, test } from 'vitest';
import { createFormat } from '../words/format.ts';
import { checkFields } from './check-fields.ts';
import type { Field } from './field-input.tsx';
import { plainValues, shownValues } from './number-fields.ts';

const fields: readonly Field<'name' | 'email' | 'password' | 'days' | 'note'>[] = [
  { name: 'name', label: 'Name' },
  { name: 'email', label: 'E-mail', type: 'email' },
  { name: 'password', label: 'Password', type: 'password', minLength: 12 },
  { name: 'days', label: 'Days', type: 'whole-number', most: 1000 },
  { name: 'note', label: 'Note', isOptional: true },
];

test('what is missing, short or no address is said at its field', () => {
  expect(checkFields(fields, { name: ' ', email: 'maren@', password: 'eleven char', days: '1.5', note: '' })).toEqual({
    name: { key: 'form.required', parameters: {} },
    email: { key: 'form.noEmail', parameters: {} },
    password: { key: 'form.tooShort', parameters: { count: 12 } },
    days: { key: 'form.noWholeNumber', parameters: { most: 1000 } },
  });
});

test('a form that is filled in has no fault', () => {
  const values = { name: 'Maren', email: 'maren@halden.example', password: 'twelve chars', days: '10', note: '' };
  expect(checkFields(fields, values)).toEqual({});
});

test('a number is judged as the page has it, against its bounds', () => {
  const amounts: readonly Field<'money' | 'change'>[] = [
    { name: 'money', label: 'Money', type: 'number', most: 1000 },
    { name: 'change', label: 'Change', type: 'number', least: -5 },
  ];
  const faults = (money: string, change: string) =>
    Object.values(checkFields(amounts, plainValues(amounts, { money, change }, createFormat('de-DE')))).map(({ key }) => key); // biome-ignore format: one line
  expect(faults('1.000,0', '-5')).toEqual([]);
  expect(faults('12k', '−5,5')).toEqual(['form.noNumber', 'form.tooLittle']);
  expect(faults('1.500.000', '')).toEqual(['form.tooMuch', 'form.required']);
  expect(faults('-1', '0,5')).toEqual(['form.tooLittle']);
});

test('a number begins as the locale writes it and is sent plain', () => {
  const amount: readonly Field<'money'>[] = [{ name: 'money', label: 'Money', type: 'number' }];
  const german = createFormat('de-DE');
  expect(shownValues(amount, { money: '1500.25' }, german)).toEqual({ money: '1.500,25' });
  expect(plainValues(amount, { money: '1.500,25' }, german)).toEqual({ money: '1500.25' });
  expect([shownValues(amount, {}, german), plainValues(amount, { money: ' ' }, german)]).toEqual([{}, { money: ' ' }]);
});

test('a whole number is grouped too, and one that is not whole is told so', () => {
  const budget: readonly Field<'money'>[] = [{ name: 'money', label: 'Money', type: 'whole-number' }];
  const english = createFormat('en-GB');
  expect(shownValues(budget, { money: '11000000' }, english)).toEqual({ money: '11,000,000' });
  const typed = (text: string) => plainValues(budget, { money: text }, english);
  expect([typed('11,000,000'), typed('11 000 000'), typed('007')]).toEqual([{ money: '11000000' }, { money: '11000000' }, { money: '7' }]); // biome-ignore format: one line
  for (const wrong of ['1.5', 'eleven', '-3']) {
    expect(checkFields(budget, typed(wrong))).toMatchObject({ money: { key: 'form.noWholeNumber' } });
  }
});
