import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testLink, testPlan, testTask } from '../schedule/testing.ts';
import { readNetwork } from './read-network.ts';

const codes = (tasks: ReturnType<typeof testTask>[], links: ReturnType<typeof testLink>[]) =>
  readNetwork({ tasks, links }).findings.map(({ code, discriminator }) => `${code} ${discriminator}`);

describe('a network', () => {
  const three = [testTask(1), testTask(2), testTask(3)];

  it('names a loop whole and in order, and leaves out its last link', () => {
    const network = readNetwork({ tasks: three, links: [testLink(1, 2), testLink(2, 3), testLink(3, 1)] });
    expect(network.findings).toMatchObject([
      {
        code: 'schedule.loop',
        discriminator: '1-2-3',
        records: [{ id: '1' }, { id: '2' }, { id: '3' }],
        values: { count: 3, path: 'Task 1 → Task 2 → Task 3' },
      },
    ]);
    expect(Array.from(network.fault, (fault) => fault === 0)).toEqual([true, true, false]);
  });

  it('finds each of several loops, and one through a summary', () => {
    expect(codes([...three, testTask(4)], [testLink(1, 2), testLink(2, 1), testLink(3, 4), testLink(4, 3)])).toEqual([
      'schedule.loop 1-2',
      'schedule.loop 3-4',
    ]);
    // Task 2 lies in summary 1; 1 leads to 3, and 3 back to 2.
    const tasks = [testTask(1), testTask(2, { parentUid: 1 }), testTask(3)];
    expect(codes(tasks, [testLink(1, 3), testLink(3, 2)])).toEqual(['schedule.loop 2-1-3']);
  });

  it('leaves out links that lead nowhere, to their own task, to a summary above, or twice the same way', () => {
    const tasks = [testTask(1), testTask(2, { parentUid: 1 }), testTask(3)];
    const links = [testLink(9, 2), testLink(2, 2), testLink(1, 2), testLink(2, 1), testLink(2, 3), testLink(2, 3)];
    expect(codes(tasks, links)).toEqual([
      'schedule.dangling-link 9-2-FS',
      'schedule.self-link 2-2-FS',
      'schedule.summary-link 1-2-FS',
      'schedule.summary-link 2-1-FS',
      'schedule.duplicate-link 2-3-FS',
    ]);
  });

  it('orders a long chain and a large loop without running out of stack', () => {
    const tasks = Array.from({ length: 20_000 }, (_, index) => testTask(index + 1));
    const links = tasks.map(({ uid }) => testLink(uid, (uid % 20_000) + 1));
    const network = readNetwork({ tasks, links });
    expect(network.findings).toMatchObject([{ code: 'schedule.loop', values: { count: 20_000 } }]);
    expect(network.order.taskAt).toHaveLength(20_000);
  });

  it('stays quick where every task closes a loop of its own', () => {
    const tasks = Array.from({ length: 2000 }, (_, index) => testTask(index + 1));
    const chain = tasks.slice(1).map(({ uid }) => testLink(uid - 1, uid));
    const back = tasks.slice(1).map(({ uid }) => testLink(uid, 1));
    const { findings } = readNetwork({ tasks, links: [...chain, ...back] });
    expect(findings).toHaveLength(1999);
    expect(findings[0]).toMatchObject({ code: 'schedule.loop', values: { count: 2 } });
  });

  it('stays quick where what closes a loop comes last, and where each loop takes back much of the way', () => {
    const size = 40_000;
    const tasks = Array.from({ length: size }, (_, index) => testTask(index + 1));
    const chain = tasks.slice(1).map(({ uid }) => testLink(uid - 1, uid));
    const back = tasks.slice(0, -2).map(({ uid }) => testLink(size, uid));
    expect(readNetwork({ tasks, links: [...chain, ...back] }).loops).toHaveLength(size - 2);
    // 1 waits for each of the second half, they for the end of a chain, and its beginning for 1.
    const long = chain.slice(1, size / 2 - 1);
    const late = tasks.slice(size / 2).flatMap(({ uid }) => [testLink(size / 2, uid), testLink(uid, 1)]);
    const { loops, fault } = readNetwork({ tasks, links: [...long, testLink(1, 2), ...late] });
    expect(loops.length).toBeGreaterThan(900);
    expect(fault.reduce((sum, each) => sum + (each ? 1 : 0), 0)).toBe(loops.length);
  });

  it('leaves out of each loop the link that comes last in the plan', () => {
    const pair = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }));
    const place = ([from, to]: readonly [number, number]) => from * 100 + to;
    fc.assert(
      fc.property(fc.uniqueArray(pair, { maxLength: 25, selector: place }), (pairs) => {
        const tasks = Array.from({ length: 12 }, (_, index) => testTask(index + 1));
        const { loops } = readNetwork({ tasks, links: pairs.map(([from, to]) => testLink(from, to)) });
        const places = new Map(pairs.map((each, index) => [place(each), index]));
        for (const loop of loops) {
          const uids = loop.tasks.map((task) => task + 1);
          const around = uids.map((from, index) =>
            places.get(place([from, uids[(index + 1) % uids.length] as number])),
          );
          expect(around).not.toContain(undefined);
          expect(loop.link).toBe(Math.max(...around.map((each) => each ?? -1)));
        }
      }),
    );
  });

  it('always gives an order in which what drives comes first', () => {
    const task = fc.integer({ min: -3, max: 14 });
    const link = fc.tuple(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 1, max: 15 }));
    fc.assert(
      fc.property(
        fc.array(task, { minLength: 1, maxLength: 15 }),
        fc.array(link, { maxLength: 40 }),
        (parents, pairs) => {
          const tasks = parents.map((parent, index) => {
            return testTask(index + 1, { parentUid: parent >= 0 && parent < index ? parent + 1 : null });
          });
          const links = pairs.map(([from, to]) => testLink(from, to));
          const { order, count, isSummary, parent, links: ends, fault } = readNetwork(testPlan(tasks, links));
          const { placeOf, taskAt, order: nodes } = order;
          const place = new Map(Array.from(nodes, (node, index) => [node, index]));
          const end = (index: number) => place.get((isSummary[index] ? count : 0) + (placeOf[index] ?? -1)) ?? -1;
          const begin = (index: number) => place.get(placeOf[index] ?? -1) ?? -1;
          expect(Array.from(taskAt, (index) => placeOf[index])).toEqual(tasks.map((_, index) => index));
          expect(place.size).toBe(count + isSummary.reduce((sum, is) => sum + is, 0));
          ends.from.forEach((from, index) => {
            if (fault[index] === 0) expect(end(from)).toBeLessThan(begin(ends.to[index] as number));
          });
          parent.forEach((above, index) => {
            if (above >= 0) expect(begin(above) < begin(index) && end(index) < end(above)).toBe(true);
          });
        },
      ),
    );
  });
});
