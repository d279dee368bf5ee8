import { describe, expect, test } from 'vitest';
import { browserOf } from './browser-of.ts';
import { ownAddress } from './own-address.ts';
import { leadOf } from './people-lead.ts';
import { placesOf, rolesOf } from './roles.ts';

test.each([
  ['/people?open=1', '/people?open=1'],
  ['//evil.example/x', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  [undefined, '/'],
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
