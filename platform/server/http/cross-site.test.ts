import { expect, test } from 'vitest';
import { isCrossSite } from './cross-site.ts';

const own = 'https://pmo.example.org';
const cookie = 'portico.session_token=x';

test.each([
  ['our own page', { 'sec-fetch-site': 'same-origin', cookie }, false],
  ['an address that somebody typed', { 'sec-fetch-site': 'none', cookie }, false],
  ['another site', { 'sec-fetch-site': 'cross-site', cookie }, true],
  ['a neighbour under the same domain', { 'sec-fetch-site': 'same-site', cookie }, true],
  ['another site, sign-in without a cookie', { 'sec-fetch-site': 'cross-site' }, true],
  ['our origin, by an older browser', { origin: own, cookie }, false],
  [
    'the host that was called, behind a proxy',
    { origin: 'http://10.0.0.5:4600', host: '10.0.0.5:4600', cookie },
    false,
  ],
  ['another origin', { origin: 'https://evil.example', host: 'pmo.example.org', cookie }, true],
  ['a sandboxed page', { origin: 'null', host: 'pmo.example.org', cookie }, true],
  ['a cookie that says nothing of where it comes from', { cookie }, true],
  ['a program with a token', { authorization: 'Bearer portico_x', cookie }, false],
  ['a program that signs in', {}, false],
])('%s', (_what, headers, expected) => {
  expect(isCrossSite(headers, own)).toBe(expected);
});
