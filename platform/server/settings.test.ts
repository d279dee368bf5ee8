import path from 'node:path';
import { expect, test } from 'vitest';
import { describeSettings, readSettings } from '#platform/server';

test('without anything set, all have their defaults', () => {
  expect(readSettings({})).toEqual({
    port: 4600,
    host: 'localhost',
    dataFolder: path.resolve('data'),
    jobConcurrency: 4,
    computeMemoryMb: 1024,
    uploadLimitMb: 200,
    attachmentLimitMb: 25,
    sessionIdleHours: 168,
    sessionDays: 30,
    logLevel: 'info',
  });
});

test('what is set is read; empty counts as not set', () => {
  const settings = readSettings({
    PORT: ' 8080 ',
    HOST: '',
    PORTICO_DATA: '/var/lib/portico',
    DATABASE_URL: 'postgres://owner:secret@db.example.org/portico',
    PORTICO_URL: 'https://pmo.example.org/',
    LOG_LEVEL: 'debug',
  });
  expect(settings).toMatchObject({
    port: 8080,
    host: 'localhost',
    dataFolder: '/var/lib/portico',
    databaseUrl: 'postgres://owner:secret@db.example.org/portico',
    publicUrl: 'https://pmo.example.org',
    logLevel: 'debug',
  });
});

test('all faults are told at once, and no secret is repeated', () => {
  const read = () =>
    readSettings({
      PORT: '70000',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://x:secret@y/z',
      PORTICO_URL: 'example.org',
    });
  expect(read).toThrow(
    [
      'PORT: "70000" is not a whole number from 0 to 65535.',
      'PORTICO_URL: "example.org" is not an address such as https://portico.example.org (without a path).',
      'DATABASE_URL: the value given is not an address such as postgres://owner:password@host:5432/portico.',
      'LOG_LEVEL: "loud" is none of fatal, error, warn, info, debug, trace, silent.',
    ].join('\n'),
  );
});

test('every setting is described', () => {
  const all = describeSettings();
  expect(all.map(({ name }) => name)).toContain('DATABASE_URL');
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  for (const { name, meaning } of all) {
    expect(name).toMatch(/^[A-Z_]+$/);
    expect(meaning).toMatch(/^[A-Z].*[.;:\w]$/);
  }
});
