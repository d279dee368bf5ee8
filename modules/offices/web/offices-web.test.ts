import { describe, expect, test } from 'vitest';
import { roles as roleRows } from '../roles.ts';
import { changesOf } from './absence-form.tsx';
import { browserOf } from './browser-of.ts';
import { ownAddress } from './own-address.ts';
import { leadOf } from './people-lead.ts';
import { placesOf, rolesOf } from './roles.ts';
import { formatOptions } from './setting-options.ts';
import { placesFor, rolesAt } from './use-role-choices.ts';

test.each([
  ['/people?open=1', '/people?open=1'],
  ['//evil.example/x', '/home'],
  ['/\\evil.example', '/home'],
  ['https://evil.example', '/home'],
  ['javascript:alert(1)', '/home'],
  [undefined, '/home'],
])('after signing in, %s leads to %s', (to, address) => {
  expect(ownAddress(to)).toBe(address);
});

describe('the sentence over the people', () => {
  const person = (state: 'invited' | 'active' | 'inactive') => ({ state });
  test('counts who can sign in', () => {
    expect(leadOf([person('active'), person('active'), person('inactive')])).toEqual(['people.lead', { count: 2 }]);
  });
  test('says so to the one who is alone', () => {
    expect(leadOf([person('active')])).toEqual(['people.leadAlone', {}]);
  });
  test('begins with those who have not come yet', () => {
    expect(leadOf([person('active'), person('invited')])).toEqual(['people.leadInvited', { count: 1, active: 1 }]);
  });
});

test('roles and places are told once each', () => {
  const held = (role: 'owner' | 'auditor', nodeName: string) => ({ assignmentId: '', role, node: '', nodeName });
  const roles = [held('owner', 'Halden & Roe'), held('auditor', 'IT PMO'), held('auditor', 'Halden & Roe')];
  expect(rolesOf({ roles }, (key) => key)).toBe('role.owner, role.auditor');
  expect(placesOf({ roles })).toBe('Halden & Roe, IT PMO');
});

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge on Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18 Safari/604.1', 'Safari on iOS'],
  ['curl/8.5', null],
  [null, null],
])('%s is %s', (userAgent, name) => {
  expect(browserOf(userAgent)).toBe(name);
});

describe('the form of a role', () => {
  const choices = (['owner', 'pmo-lead', 'sponsor', 'supplier'] as const).map((value) => ({
    value,
    label: value,
    text: '',
    heldAt: roleRows[value].heldAt,
  }));
  const places = ['organisation', 'office:1', 'project:1'].map((value) => ({ value, label: value }));
  const valuesOf = (list: readonly { readonly value: string }[]) => list.map(({ value }) => value);
  test.each([
    ['owner', ['organisation']],
    ['pmo-lead', ['organisation', 'office:1']],
    ['sponsor', ['organisation', 'office:1', 'project:1']],
    ['supplier', ['office:1', 'project:1']],
    [undefined, []],
  ])('offers for %s the places %j', (role, expected) => {
    expect(valuesOf(placesFor(places, choices, role))).toEqual(expected);
  });
  test('and at a place only the roles that make sense there', () => {
    expect(valuesOf(rolesAt(choices, 'project:1'))).toEqual(['sponsor', 'supplier']);
    expect(valuesOf(rolesAt(choices, 'organisation'))).toEqual(['owner', 'pmo-lead', 'sponsor']);
  });
});

test('of an absence only what was typed otherwise is sent, with what was seen', () => {
  const absence = { fromDay: '2026-03-02', untilDay: '2026-03-06', deputyPersonId: null, note: 'Skiing' };
  expect(changesOf(absence, absence)).toEqual([]);
  expect(changesOf(absence, { ...absence, untilDay: '2026-03-09', note: '' })).toEqual([
    { field: 'untilDay', from: '2026-03-06', to: '2026-03-09' },
    { field: 'note', from: 'Skiing', to: '' },
  ]);
});

test('ways to write numbers and dates are named by their language, also one that is not among the usual', () => {
  const own = formatOptions((key) => key, '2026-10-30', 'en-IE').at(-1);
  expect(own).toEqual({ value: 'en-IE', label: '30 Oct 2026, 1,234.5 · English (Ireland)' });
  const usual = formatOptions((key) => key, '2026-10-30', 'iso').map(({ value }) => value);
  expect([usual.length, usual.at(-1)]).toEqual([11, 'iso']);
});
