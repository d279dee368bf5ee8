import { expect, test } from 'vitest';
import { type Rights, unsuitable } from './suitable-server.ts';

const able: Rights = {
  version: '15.4',
  number: 150_004,
  user: 'portico',
  database: 'pmo',
  isSuper: false,
  canCreateRoles: true,
  seesAll: true,
  canCreate: true,
};

test('PostgreSQL 15 is new enough, and 14 is told to be too old', () => {
  expect(unsuitable(able)).toEqual([]);
  expect(unsuitable({ ...able, version: '14.11', number: 140_011 })).toEqual([
    'It is PostgreSQL 14.11; 15 or newer is needed.',
  ]);
});

test('a user who may too little is told all that is missing at once, with what gives it', () => {
  expect(unsuitable({ ...able, canCreateRoles: false, seesAll: false, canCreate: false })).toEqual([
    expect.stringContaining('alter role "portico" createrole;'),
    expect.stringContaining('alter role "portico" bypassrls;'),
    expect.stringContaining('alter database "pmo" owner to "portico";'),
  ]);
});
