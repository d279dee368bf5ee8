import { expect, test } from 'vitest';
import { type Choice, checkSelection, investmentsIn, type Portfolio } from '#engine';
import { testOwner, testPortico, until } from '#modules/reporting/testing';
import type { contract } from '#modules/selection/contract';
import { selectAnswers } from '#modules/selection/queries';
import { routes } from '#modules/selection/routes';
import { selectionServer } from '#modules/selection/server';
import { createClient } from '#platform/contract';
import { inOrganisation } from '#platform/server/database';
import { type Sample, samples } from '#samples';
import { writeOrganisation } from './write-organisation.ts';
import { writeProposals } from './write-proposals.ts';
import { writeScenarios } from './write-scenarios.ts';
import { writeStrategy } from './write-strategy.ts';

const portico = await testPortico(({ compute }) => [selectionServer({ compute })]);

/** The sample without the histories of its projects, which no choice reads. */
async function proposalsOf(sample: Sample) {
  const owner = await testOwner(portico, `${sample.dataDate}T18:00:00.000Z`);
  const { app } = portico.server.database;
  const projects: Record<string, string> = {};
  for (const name of new Set(sample.scenarios.flatMap(({ running = {} }) => Object.keys(running))))
    projects[name] = (await owner.projects.createProject({ officeId: owner.officeId, name })).projectId;
  const served = ([name, objective]: [string, object]) => [name, { ...objective, served: {} }];
  const themes = Object.entries(sample.strategy.themes).map(([name, theme]) => [name, { ...theme, objectives: Object.fromEntries(Object.entries(theme.objectives).map(served)) }]); // biome-ignore format: one line
  const alone = { ...sample, strategy: { ...sample.strategy, themes: Object.fromEntries(themes) } } as Sample;
  await inOrganisation(app, owner.organisationId, async (tx) => {
    const scene = { tx, organisationId: owner.organisationId, sample: alone };
    const ids = { ...(await writeOrganisation(scene)), projects };
    await writeStrategy(scene, ids);
    await writeScenarios(scene, ids, await writeProposals(scene, ids));
  });
  const selection = createClient<typeof contract>(routes, owner.send);
  const { items } = await until(() => selection.listScenarios({}), (page) => page.items.every(({ status }) => status !== null)); // biome-ignore format: one line
  const answers = await inOrganisation(app, owner.organisationId, (tx) => selectAnswers(tx, items.map(({ scenarioId }) => scenarioId))); // biome-ignore format: one line
  return items.map(({ scenarioId, name }) => ({
    name,
    stored: answers.find(({ scenario_id }) => scenario_id === scenarioId),
  }));
}

/** The best value of all choices, each tried and read by plain sums. What loses value and nobody needs is left out. */
function bestOfAll(portfolio: Portfolio): number {
  const needed = new Set(portfolio.needs.map(({ needs }) => needs));
  const worthIt = portfolio.investments.filter(({ id, isRunning, obligation, options }) => isRunning || obligation !== null || needed.has(id) || options.some(({ score }) => score > 0)); // biome-ignore format: one line
  let best = Number.NEGATIVE_INFINITY;
  let tried: readonly Choice[][] = [[]];
  for (const { id, options, isRunning, obligation } of worthIt) {
    const ways = options.map((option) => ({ investment: id, option: option.id, start: option.earliestStart }));
    tried = tried.flatMap((before) => [...ways.map((way) => [...before, way]), ...(isRunning || obligation !== null ? [] : [before])]); // biome-ignore format: one line
  }
  for (const choices of tried) {
    const { value, broken } = checkSelection(portfolio, choices);
    if (broken.length === 0 && value > best) best = value;
  }
  return best;
}

/** What somebody gets who takes what is worth most first, as long as it fits. */
function byWorth(portfolio: Portfolio): number {
  let taken: Choice[] = portfolio.investments.flatMap(({ id, isRunning, obligation, options }) => {
    const [first] = options.toSorted((a, b) => b.score - a.score);
    return first && (isRunning || obligation !== null) ? [{ investment: id, option: first.id, start: first.earliestStart }] : []; // biome-ignore format: one line
  });
  const all = portfolio.investments.flatMap(({ id, options }) => options.map((option) => ({ id, option })));
  for (const { id, option } of all.sort((a, b) => b.option.score - a.option.score)) {
    if (option.score <= 0 || taken.some(({ investment }) => investment === id)) continue;
    const more = [...taken, { investment: id, option: option.id, start: option.earliestStart }];
    if (checkSelection(portfolio, more).broken.length === 0) taken = more;
  }
  return checkSelection(portfolio, taken).value;
}

test('the choice of Halden & Roe is the best that trying all of them finds, and not what is worth most first', async () => {
  const found = await proposalsOf(await samples['halden-roe']());
  const { answer } = found.find(({ name }) => name === 'Plan A, balanced')?.stored ?? {};
  if (!answer) throw new Error('It was not answered.');
  const { portfolio, selection, told } = answer;
  expect(selection).toMatchObject({ status: 'optimal', isTieSettled: true, value: bestOfAll(portfolio) });
  expect(byWorth(portfolio)).toBeLessThan(selection.value);
  const within = investmentsIn(portfolio, selection.choices);
  const chosen = selection.choices.map(({ investment, option }) => {
    const { name = '', ways = [] } = told.find(({ id }) => id === investment) ?? {};
    return [name, within.has(investment) ? ways.find(({ id }) => option.startsWith(id))?.name : 'stopped'];
  });
  expect(Object.fromEntries(chosen)).toEqual({
    'Backup to second site': 'Second region',
    'Click Collect 2': '140 shops',
    'Cold Chain Sensors': 'Trucks alone',
    'Fiscal printer order': 'Printers for 96 shops',
    'Food to neighbours': 'Ninety shops',
    'Identity Renewal, stage 2': 'Suppliers and temporary staff',
    'Kiosk Concierge': 'stopped',
  });
});
