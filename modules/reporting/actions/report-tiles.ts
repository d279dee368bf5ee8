import { countFindings, listRegister } from '#modules/findings/actions/list-register';
import type { HomeTile } from '../home-contract.ts';
import { isGreener } from '../report-text.ts';
import type { HomeFacts } from './home-facts.ts';
import { projectNamed, tile } from './tile.ts';

/** How many projects were reported better than computed at the end of each month, of those that were reported. */
function greenerByMonth(history: HomeFacts['history']): number[] {
  const counts = new Map<string, number>();
  for (const { month, reported, computed } of [...history.values()].flat()) {
    if (reported) counts.set(month, (counts.get(month) ?? 0) + Number(isGreener(reported, computed)));
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
}

const codes = { greener: 'report.greener', unreported: 'report.missing' } as const;
type Id = keyof typeof codes;

/** So many findings are looked at for the one that is named. */
const most = 200;

/** Whose report differs from what is computed, and whose is due, the worst by name; nothing where nobody reports. */
export async function reportTiles(facts: HomeFacts): Promise<HomeTile[]> {
  const { call, history } = facts;
  const found = await Promise.all(
    (['greener', 'unreported'] as const).map(async (id) => {
      const filter = { state: 'open', code: codes[id] } as const;
      const { projects } = await countFindings(call, filter);
      return { id, projects, items: projects > 0 ? (await listRegister(call, { ...filter, limit: most })).items : [] };
    }),
  );
  const isReported = [...history.values()].flat().some(({ reported }) => reported !== null);
  if (!isReported && found.every(({ projects }) => projects === 0)) return [];
  return found.map(({ id, projects, items }) =>
    tile({
      id,
      figure: projects,
      ...naming(facts, id, items, projects),
      sparkline: id === 'greener' ? greenerByMonth(history) : [],
      link: `/findings?code=${codes[id]}`,
      tone: projects > 0 ? 'warn' : null,
    }),
  );
}

type Found = Awaited<ReturnType<typeof listRegister>>['items'][number];

/** Names whoever was reported better in most reports running, or whose report has been due for longest. */
function naming({ projects: told }: HomeFacts, id: Id, items: readonly Found[], projects: number) {
  const reports = ({ sentence }: Found) => Number(sentence.parameters.count ?? 0);
  const [worst] = items.toSorted((a, b) => reports(b) - reports(a) || (a.firstSeenAt < b.firstSeenAt ? -1 : 1));
  const project = told.find((one) => one.project.id === worst?.projectId);
  if (!worst || !project) return { says: 'none' };
  const count = id === 'greener' ? reports(worst) : projects - 1;
  const values = { ...worst.sentence.parameters, count, project: projectNamed(project) };
  return { says: projects > 1 ? 'most' : 'only', values };
}
