import type { Finding } from '#engine';
import type { Call } from '#platform/server';
import { selectOpenFindings } from '../queries/consequences.ts';
import { contextOf } from './subject-context.ts';

export const openFindingsCode = { code: 'closing.open-findings', family: 'closing', severity: 'major' } as const;

/** A fact of closing alone: serious findings that are open. Whoever gives a project up in another phase knows of them. */
export async function openFindings(
  { tx }: Call,
  subject: { readonly kind: 'project'; readonly id: string },
): Promise<readonly Finding[]> {
  if ((await contextOf(tx, subject))?.phase !== 'close') return [];
  const rows = await selectOpenFindings(tx, subject);
  const serious = rows.filter(({ severity }) => severity === 'major' || severity === 'critical');
  if (!serious.length) return [];
  const records = serious.slice(0, 50).map(({ id }) => ({ kind: 'finding', id }));
  return [{ ...openFindingsCodeAndSeverity, subject, discriminator: null, values: { count: serious.length }, records }];
}

const openFindingsCodeAndSeverity = { code: openFindingsCode.code, severity: openFindingsCode.severity };
