import { describe, expect, test } from 'vitest';
import { placesOf } from './places.ts';
import type { MenuEntry } from './shell.ts';

const menu: readonly MenuEntry[] = [
  { label: 'audit', to: '/audit', place: 'governance', order: 50, permission: 'audit.read' },
  { label: 'intake', to: '/intake', place: 'portfolio', order: 40, holds: (at) => at.startsWith('/proposals/') },
  { label: 'portfolio', to: '/', place: 'portfolio', order: 10, holds: (at) => at.startsWith('/projects/') },
  { label: 'policy', to: '/policy', place: 'governance', order: 30, isAt: (at) => /^\/offices\/.+\/policy$/.test(at) },
  { label: 'offices', to: '/offices', place: 'settings', order: 20 },
];

const here = (pathname: string) => placesOf(menu, [], pathname).find(({ isHere }) => isHere);

describe('the places of the rail', () => {
  test('stand in one order whichever module comes first, each opening with its first page', () => {
    const places = placesOf(menu, ['audit.read'], '/');
    expect(places.map(({ name, pages }) => [name, pages.map(({ to }) => to)])).toEqual([
      ['portfolio', ['/', '/intake']],
      ['governance', ['/policy', '/audit']],
      ['settings', ['/offices']],
    ]);
  });

  test('leave out what one may not open, and a place of which that is all', () => {
    const auditor = menu.filter(({ to }) => to === '/audit');
    expect(placesOf(auditor, [], '/')).toEqual([]);
    expect(placesOf(menu, [], '/').find(({ name }) => name === 'governance')?.pages).toHaveLength(1);
  });

  test.each([
    ['/', 'portfolio', 'portfolio'],
    ['/intake', 'portfolio', 'intake'],
    ['/projects/1/plan', 'portfolio', undefined],
    ['/proposals/1', 'portfolio', undefined],
    ['/offices/1', 'settings', undefined],
    ['/offices/1/policy', 'governance', 'policy'],
    ['/profile', undefined, undefined],
  ])('%s belongs to %s, as its page %s', (pathname, place, page) => {
    expect([here(pathname)?.name, here(pathname)?.open?.label]).toEqual([place, page]);
  });
});
