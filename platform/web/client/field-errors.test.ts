import { expect, test } from 'vitest';
import { errors, OperationError } from '#platform/contract';
import { fieldErrors } from './field-errors.ts';

test('the first issue of each field stands at the field, by the first name of its path', () => {
  const issues = [
    { field: 'email', message: 'no address' },
    { field: 'email', message: 'too long' },
    { field: 'office.name', message: 'is taken' },
    { field: '', message: 'is no field' },
  ];
  expect(fieldErrors(new OperationError(errors.invalidInput, { issues }))).toEqual({
    email: 'no address',
    office: 'is taken',
  });
});

test.each([
  [new Error('x')],
  [null],
  [new OperationError(errors.invalidInput)],
  [new OperationError(errors.invalidInput, 'x')],
])('%s says nothing about fields', (error) => {
  expect(fieldErrors(error)).toEqual({});
});
