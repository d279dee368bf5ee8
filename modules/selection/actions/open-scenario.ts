import { OperationError } from '#platform/contract';
import type { Tx } from '#platform/server';
import { errors } from '../routes.ts';
import { isFixed } from './is-fixed.ts';
import { holdScenario, type WholeScenario, wholeScenario } from './load-scenario.ts';

/** Held, neither asked about nor adopted. Throws `scenario-fixed`. */
export async function openScenario(tx: Tx, scenarioId: string): Promise<WholeScenario> {
  const scenario = await holdScenario(tx, scenarioId);
  if (await isFixed(tx, scenario)) throw new OperationError(errors.scenarioFixed);
  return wholeScenario(tx, scenario);
}
