import { describe, expect, test } from 'vitest';
import { finishStory, type PortfolioLine, tellPortfolio } from './tell-portfolio.ts';
import { read, rig, tell, words } from './testing.ts';

describe('a portfolio is told', () => {
  const line = (name: string, facts: Partial<PortfolioLine> = {}): PortfolioLine => ({
    ...{ project: { kind: 'project', id: name }, name, status: 'green', varianceDays: 0, comparison: 'baseline' },
    ...{ statusBy: null, finish: null, passedFinish: null, isComplete: false, isClosed: false, topSeverity: null },
    ...facts,
  });
  const seven = 'abcdefg'.split('').map((name) => line(name));
  const red = { status: 'red', varianceDays: 51 } as const;
  /** Where a project goes on, it is the rig. */
  const told = (lines: readonly PortfolioLine[]) => finishStory(tellPortfolio(lines), tell(rig(8, 22)).headline);

  test.each<[readonly PortfolioLine[], string]>([
    [[], 'No projects yet: drop a Microsoft Project XML file on this page, or create a project.'],
    [seven, 'All seven projects are forecast to meet their planned finish.'],
    [
      [...seven, line('Till', { ...red, varianceDays: 12 }), line('Warehouse Link', red)],
      'Two of nine open projects end later than their tolerance allows, Warehouse Link the most.',
    ],
    [[...seven, line('Till', red)], 'One of eight open projects ends later than its tolerance allows: Till.'],
    [
      [...seven, line('Till', red), line('Rig', { ...red, isClosed: true }), line('Van', { isClosed: true })],
      'One of eight open projects ends later than its tolerance allows: Till.',
    ],
    [[line('Till', { isClosed: true }), line('Rig', { isClosed: true })], 'All projects are closed.'],
    [
      [...seven, line('Kiosk', { status: 'red', statusBy: 'cost' })],
      'One of eight open projects is red for a reason other than its finish: Kiosk.',
    ],
    [[...seven, line('Till', { topSeverity: 'critical' })], 'One of eight open projects has a critical finding: Till.'],
    [
      [...seven, line('Till', { status: 'amber', varianceDays: 2 })],
      'One of eight open projects runs late within its tolerance: Till.',
    ],
    [
      [...seven, line('Till', { status: 'grey' })],
      'None is late; one of eight open projects has nothing to be compared with: Till.',
    ],
    [
      seven.map((each) => ({ ...each, status: 'grey' })),
      'All seven projects have nothing to be compared with; set their baselines, a first.',
    ],
    [[line('Till'), line('Rig')], 'Till and Rig are forecast to meet their planned finish.'],
    [
      [...seven, line('Till', { finish: '2026-02-20T17:00:00' }), line('Rig', { finish: '2026-02-13T17:00:00' })],
      'All nine projects are forecast to meet their planned finish; Rig ends next, on 13 Feb.',
    ],
    [
      [line('Till', red), line('Rig', { ...red, varianceDays: 60 })],
      'Both projects end later than their tolerance allows, Rig the most.',
    ],
    [
      [line('Till', red), line('Rig', red), line('Van', red)],
      'All three projects end later than their tolerance allows, Till the most.',
    ],
    [
      [...seven, line('Till', { topSeverity: 'major' }), line('Rig', { topSeverity: 'major' })],
      'Two of nine open projects need attention, Till first.',
    ],
    [
      [...seven, line('Till', { ...red, passedFinish: '2026-01-02T17:00:00' })],
      'One of eight open projects has passed its finish with work still open: Till, since 2 Jan.',
    ],
    [
      [line('Till', { passedFinish: '2026-01-03T17:00:00' }), line('Rig', { passedFinish: '2026-01-02T17:00:00' })],
      'Both projects have passed their finish with work still open, Rig for longest, since 2 Jan.',
    ],
    [
      [...seven, line('Till', { ...red, isComplete: true }), line('Rig', { finish: '2026-02-13T17:00:00' })],
      'All eight projects under way are forecast to meet their planned finish; Rig ends next, on 13 Feb.',
    ],
    [
      [line('Till', { ...red, isComplete: true }), line('Rig', { finish: '2026-02-13T17:00:00' })],
      'The only project under way is forecast to meet its planned finish: Rig ends on 13 Feb.',
    ],
    [
      [...seven, line('Till', red), line('Rig', { ...red, isComplete: true })],
      'One of nine open projects ends later than its tolerance allows: Till.',
    ],
    [[line('Till', red)], '“Go-live” moves from 23 Jan to 13 Feb (+15 d), driven by “Rig” (+12 d, takes longer).'],
  ])('%#', (lines, sentence) => {
    expect(read(told(lines))[0]).toBe(sentence);
  });

  test('says after those whose finish has passed how many more will be missed', () => {
    const all = read(told([...seven, line('Till', { passedFinish: '2026-01-02T17:00:00' }), line('Rig', red)])); // biome-ignore format: one line
    expect(all).toEqual([
      'One of nine open projects has passed its finish with work still open: Till, since 2 Jan.',
      'One more ends later than its tolerance allows: Rig (+51 d).',
    ]);
  });

  test('names a project in every sentence about one', () => {
    const portfolios = [
      seven,
      [...seven, line('Till', red)],
      [...seven, line('Till', { status: 'grey' })],
      seven.slice(0, 2),
    ];
    for (const lines of portfolios) {
      const dated = lines.map((each) => ({ ...each, finish: '2026-02-20T17:00:00' }));
      const [first] = told(dated);
      expect(first && words.parts(first).some(({ record }) => record?.kind === 'project')).toBe(true);
    }
  });

  test('counts once all that break a tolerance, by what, and names after the first who follows', () => {
    const kiosk = line('Kiosk', { status: 'red', statusBy: 'cost' });
    const three = [...seven, kiosk, line('Link', { ...red, varianceDays: 48 }), line('Till', red)];
    const all = read(told(three));
    expect([all[0], all.at(-1)]).toEqual([
      'Three of ten open projects are beyond tolerance, two by finish and one by cost, Till first.',
      'Link and Kiosk follow.',
    ]);
    const five = [
      ...three,
      line('Depot', { status: 'red', statusBy: 'person' }),
      line('Van', { ...red, varianceDays: 2 }),
    ];
    const more = read(told(five));
    expect([more[0], more.at(-1)]).toEqual([
      'Five of twelve open projects are beyond tolerance, three by finish and two otherwise, Till first.',
      'Link, Van and two others follow.',
    ]);
    // one figure of the first, which its own sentence says
    expect(told(three)[0]?.parameters.days).toBeUndefined();
    const passed = line('Rig', { ...red, passedFinish: '2026-01-02T17:00:00' });
    expect(read(told([...seven, passed, kiosk]))[1]).toBe('One more is beyond its tolerance: Kiosk.');
  });

  test('begins with who set it where a status set by hand is what needs a look', () => {
    const { speaker } = tellPortfolio([...seven, line('Till', { status: 'amber', statusBy: 'person' })]);
    expect(speaker).toMatchObject({ project: { id: 'Till' }, says: 'first' });
  });

  test('says after the count why the worst one is late', () => {
    const all = read(told([...seven, line('Till', red)]));
    expect(all[1]).toBe('“Go-live” moves from 23 Jan to 13 Feb (+15 d), driven by “Rig” (+12 d, takes longer).');
  });
});
