import { countFindings } from '#modules/findings/actions/list-register';
import type { HomeTile } from '../home-contract.ts';
import { isGreener } from '../report-text.ts';
import type { HomeFacts } from './home-facts.ts';
import { tile } from './tile.ts';

/** How many projects were reported better than computed at the end of each month, of those that were reported. */
function greenerByMonth(history: HomeFacts['history']): number[] {
  const counts = new Map<string, number>();
  for (const { month, reported, computed } of [...history.values()].flat()) {
    if (reported) counts.set(month, (counts.get(month) ?? 0) + Number(isGreener(reported, computed)));
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
}

const codes = { greener: 'report.greener', unreported: 'report.missing' } as const;

/** Whose report differs from what is computed, and whose is due; nothing where nobody reports. */
export async function reportTiles({ call, history }: HomeFacts): Promise<HomeTile[]> {
  const found = await Promise.all(
    Object.entries(codes).map(async ([id, code]) => {
      const { projects } = await countFindings(call, { state: 'open', code });
      return { id, code, projects };
    }),
  );
  const isReported = [...history.values()].flat().some(({ reported }) => reported !== null);
  if (!isReported && found.every(({ projects }) => projects === 0)) return [];
  return found.map(({ id, code, projects }) =>
    tile({
      id,
      figure: projects,
      says: projects === 0 ? 'none' : 'some',
      values: { count: projects },
      sparkline: id === 'greener' ? greenerByMonth(history) : [],
      link: `/findings?code=${code}`,
      tone: projects > 0 ? 'warn' : null,
    }),
  );
}
