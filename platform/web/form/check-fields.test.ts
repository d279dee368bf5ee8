import { expect, test } from 'vitest';
import { checkFields } from './check-fields.ts';
import type { Field } from './field-input.tsx';

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
