import { expect, test } from 'vitest';
import { filesBelow, importedNames, importsOf, isTest, read, saying, targetOf } from './source-tree.ts';

/** Of the rules in docs/architecture.md, those that are read off the sources; each finder is shown to find. */

const moduleFiles = filesBelow(['modules']).filter((file) => /\.tsx?$/.test(file) && !isTest(file));
const serverFiles = moduleFiles.filter((file) => !file.includes('/web/'));

const wallClock = /\bDate\.now\(|new Date\(\)|\bTemporal\.Now\b/;
const clockOfDatabase = /\bcurrent_(date|timestamp)\b|\b(now|clock_timestamp)\(\)/;

const speaksOfPlanTime = /\b(PlanTime|ticksPerDay)\b/;
const dates = /\bnew Date\(|\bDate\.UTC\(/;

test('plan time is counted in whole ticks: what handles it makes no dates with a zone of them', () => {
  const files = moduleFiles.filter((file) => speaksOfPlanTime.test(read(file)));
  expect(files.length).toBeGreaterThan(20);
  expect(saying(files, dates)).toEqual([]);
});

test('modules take today from the clock of the organisation, which one place reads', () => {
  const queries = moduleFiles.filter((file) => /[/-]queries(\.ts$|\/)/.test(file));
  const readers = [...saying(moduleFiles, wallClock), ...saying(queries, clockOfDatabase)];
  expect(new Set(readers.map((line) => line.split(':')[0]))).toEqual(
    new Set([
      'modules/offices/actions/come-in.ts', // an organisation that begins has no clock yet
      'modules/offices/actions/organisation.ts',
      // by the wall, when something was computed or loaded
      'modules/plans/queries.ts',
      'modules/reporting/queries.ts',
      'modules/reporting/queries/snapshots.ts',
      'modules/reporting/web/sentence-editor.tsx', // a key that nothing else has
      'modules/samples/queries.ts',
    ]),
  );
});

const notOnTheWire = /\.(transform|pipe)\(|\bz\.(coerce|date|bigint|preprocess|codec|map|set)\b/;

test('what crosses the wire is JSON: no shape transforms, coerces, or holds a date', () => {
  const contracts = filesBelow(['platform/contract', 'modules']).filter((file) => /contract\.ts$/.test(file));
  expect(contracts.length).toBeGreaterThan(5);
  expect(saying(contracts, notOnTheWire)).toEqual([]);
  expect(saying(['a'], notOnTheWire, () => 'at: z.coerce.date(),\nname: z.string(),')).toHaveLength(1);
});

/** The rooms of the engine that compute over whole plans, portfolios and offices: all of it runs in worker threads, but for: */
const rooms = ['alignment', 'capacity', 'earned-value', 'finance', 'narrative', 'network', 'portfolio', 'prioritisation', 'quality', 'schedule']; // biome-ignore format: one list
const light = [
  // sums over the lines of one office, a case, or a list of tasks (0092)
  ...['alignmentOf', 'balanceCapacity', 'evaluateCase', 'evaluateToGo', 'measureFigures', 'tellPortfolio'],
  ...['byScore', 'scoreAssessments', 'estimateJob', 'neighbourSwaps', 'pairwiseWeights', 'withGivenPlaces', 'normalisedWeights'],
  // of one record
  ...['checkDelivery', 'finishStory', 'isShort', 'overallOf', 'pauseOf', 'reviseWork', 'settle', 'spanOfTask', 'withBound', 'evenlyByMonth'],
  // days, months and shares
  ...['dueDays', 'firstDayOfMonth', 'fiscalPeriods', 'fullTimeTicksOf', 'investmentsIn', 'monthOfDay'],
  ...['periodsPerYear', 'sumCost', 'sumLines', 'toGoMonths', 'usePercent'],
]; // biome-ignore format: by kind

/** Every file that runs where `entries` run, by the imports that are left at run time. */
function reachedFrom(entries: readonly string[]): string[] {
  const reached = new Set(entries);
  for (const file of reached) {
    for (const { name, isType } of importsOf(file, read(file))) {
      const target = isType ? undefined : targetOf(file, name);
      if (target && moduleFiles.includes(target)) reached.add(target);
    }
  }
  return [...reached];
}

const functions = new Map<string, string>();
for (const room of rooms) {
  const exported = (await import(`../engine/${room}/index.ts`)) as Record<string, unknown>;
  for (const [name, value] of Object.entries(exported)) if (typeof value === 'function') functions.set(name, room);
}

/** What a file asks of those rooms, or of what reads and writes files. */
const computingIn = (file: string, source: string) =>
  importedNames(file, source, /^#(engine|formats)$/).filter(
    (name) => functions.has(name) || /^(read|write)[A-Z]/.test(name),
  );

test('plans are read, scheduled, checked and measured in worker threads, and so is whatever computes over many', () => {
  const onLoop = reachedFrom(moduleFiles.filter((file) => /^modules\/[^/]+\/server\.ts$/.test(file)));
  expect(onLoop.length).toBeGreaterThan(40);
  const computing = new Set(onLoop.flatMap((file) => computingIn(file, read(file))));
  expect([...computing].sort()).toEqual(light.toSorted());

  const inWorkers = reachedFrom(['modules/plans/worker.ts']);
  expect(inWorkers.flatMap((file) => computingIn(file, read(file)))).toContain('schedule');
});

const pureFiles = filesBelow(['engine', 'formats']).filter((file) => /\.ts$/.test(file) && !isTest(file));

const engineFiles = pureFiles.filter((file) => file.startsWith('engine/'));

test('faults of plans are results: nothing in the engine throws', () => {
  expect(engineFiles.length).toBeGreaterThan(100);
  expect(saying(engineFiles, /\bthrow\b/)).toEqual([]);
});

/** Of quantities that have a unit, those whose name leaves it out. */
const withoutUnit =
  /readonly (\w*(?:[dD]uration|[lL]ag|[wW]ork|[cC]ost|[sS]lack|[dD]elay|[bB]udget|[rR]ate)\w*)\??: (?:readonly )?(?:number|Int32Array|Float64Array)/;
const hasUnit =
  /(Ticks|Minutes|Hours|Days|Weeks|Months|Years|Percent|Minor|Shares?|Kind|Ratio|Weight)(Of\w+|Per\w+|By\w+)?$/;

test('numbers of the engine have their unit in their name', () => {
  const unnamed = saying(engineFiles, withoutUnit).filter((line) => !hasUnit.test(withoutUnit.exec(line)?.[1] ?? ''));
  const byFile = unnamed.map((line) => line.replace(/: readonly (\w+).*/, ' $1'));
  expect(byFile.sort()).toEqual([
    'engine/narrative/cost-status.ts costTolerance', // in percent, as the policies of offices have it
    'engine/policy/policy.ts costTolerance',
    'engine/portfolio/explain.ts valueSlack', // in the unit of what is maximised
    'engine/portfolio/portfolio.ts lag', // in periods, as everything there
    'engine/quality/plan-view.ts costTolerance',
    'engine/schedule/forward-dates.ts givenDuration', // ticks: the core counts nothing else
    'engine/schedule/own-arrays.ts duration',
    'engine/schedule/own-arrays.ts lag',
    'engine/schedule/plan-arrays.ts duration',
    'engine/schedule/plan-arrays.ts lag',
  ]);
});

const byLocale = /\.(localeCompare|toLocale\w+|normalize)\(/;

test('the same plan gives the same answer in every locale', () => {
  expect(saying(pureFiles, byLocale)).toEqual([]);
  expect(saying(['a'], byLocale, () => 'names.sort((a, b) => a.localeCompare(b))')).toHaveLength(1);
});

/** `query.fetch` asks the cache, which is where asking belongs. */
const asks = /(?<!\bquery\.)\bfetch\(|new (EventSource|XMLHttpRequest|WebSocket)\(/;

test('pages ask the server in one place, so that what it answers stands in the query cache alone', () => {
  const web = filesBelow(['platform/web', 'apps/web', 'modules']).filter(
    (file) => /(^|\/)web\/.*\.tsx?$/.test(file) && !isTest(file),
  );
  const asking = saying(web, asks).map((line) => line.split(':')[0]);
  expect(new Set(asking)).toEqual(new Set(['platform/web/client/events.ts', 'platform/web/client/send.ts']));
});

test('whether something may be done is asked of the guard alone: no other module judges', () => {
  const judging = serverFiles.filter((file) => importedNames(file, read(file), /^#engine$/).includes('judge'));
  expect(judging.length).toBeGreaterThan(0);
  expect(judging.filter((file) => !file.startsWith('modules/findings/'))).toEqual([]);
});

const housed = ['engine', 'formats', 'platform', 'modules', 'apps'];
const knowsType = (file: string) => file.startsWith('engine/policy/') || file.startsWith('modules/offices/');
const readsType =
  /\b(pmoTypes|PmoType|withPreset|presets)\b|['"`](supportive|controlling|directive)['"`]|settingOf\([^)]*['"]type['"]/;

test('how an office governs is known to offices and to engine/policy alone: all others ask what follows', () => {
  const files = filesBelow(housed).filter((file) => /\.tsx?$/.test(file) && !isTest(file));
  expect(saying(files.filter(knowsType), readsType).length).toBeGreaterThan(5);
  expect(
    saying(
      files.filter((file) => !knowsType(file)),
      readsType,
    ),
  ).toEqual([]);
  const found = [
    "if (policy.type === 'directive') block();",
    "settingOf(chain, 'type', other)",
    "import { presets } from '#engine'",
  ];
  for (const line of found) expect(saying(['a'], readsType, () => line)).toHaveLength(1);
});

const contributes =
  /(?<!function )\b(contribute[A-Z]\w*|define(Entity|NoticeKind)|followWrites|on(Written|PolicyAdopted|GovernedAnew|TodayMoved))\(/;

test('a test file that adds to what the modules contribute does so in a process of its own', () => {
  const tests = filesBelow(['platform', 'modules', 'apps', 'bench']).filter((file) => /\.test\.ts$/.test(file));
  const [alone, shared] = [true, false].map((is) => tests.filter((file) => file.endsWith('.alone.test.ts') === is));
  expect(saying(shared ?? [], contributes)).toEqual([]);
  const without = alone?.filter((file) => !saying([file], contributes).length);
  expect(without).toEqual(['modules/offices/office-tree.alone.test.ts']); // asks what else stands in the way
});

const begins = /^(export )?(const|let) .*= await test\w*\(/;

test('what test files share begins no server of its own: it would end with the first of the files', () => {
  const shared = filesBelow(['platform', 'modules', 'apps', 'bench']).filter((file) =>
    /(^|[/-])testing.*\.ts$/.test(file),
  );
  expect(shared.length).toBeGreaterThan(10);
  expect(saying(shared, begins)).toEqual([]);
  expect(saying(['a'], begins, () => 'export const portico = await testPortico();')).toHaveLength(1);
});
