import { expect, test } from 'vitest';
import type { Field } from './field-input.tsx';
import { offered } from './offered-fields.ts';

const option = (value: string) => ({ value, label: value });
const fields: readonly Field<'role' | 'place'>[] = [
  { name: 'role', label: 'Role', type: 'select', options: ['owner', 'member'].map(option) },
  {
    name: 'place',
    label: 'Place',
    type: 'select',
    optionsFor: ({ role }) => (role === 'owner' ? ['all'] : ['office', 'project']).map(option),
  },
];
const placeOf = (role: string, place?: string) => {
  const { fields: shown, values } = offered(fields, { role, ...(place !== undefined && { place }) });
  return [values.place, shown[1]?.options?.map(({ value }) => value)];
};

test('a choice offers what the other fields leave open', () => {
  expect(placeOf('member', 'project')).toEqual(['project', ['office', 'project']]);
});

test('what is offered no longer gives way to the first that is', () => {
  expect(placeOf('owner', 'project')).toEqual(['all', ['all']]);
  expect(placeOf('member')).toEqual(['office', ['office', 'project']]);
});
