import { countFindings, listRegister } from '#modules/findings/actions/list-register';
import type { HomeTile } from '../home-contract.ts';
import type { HomeFacts } from './home-facts.ts';
import { projectNamed, tile } from './tile.ts';

/** Of the register, whoever raises it: what is still to come of a project is worth less than it still costs. */
const code = 'worth.below-cost';

/** So many findings are looked at for the one that is named. */
const most = 200;

/** How many projects cost more to finish than they will bring, with the one where that is most by name; nothing where none does. */
export async function worthTile({ call, projects: told }: HomeFacts): Promise<HomeTile[]> {
  if (!call.access.permissions.has('finding.read')) return [];
  const filter = { state: 'open', code } as const;
  const { projects } = await countFindings(call, filter);
  if (projects === 0) return [];
  const { items } = await listRegister(call, { ...filter, limit: most });
  const lost = ({ sentence: { parameters } }: Found) => minorOf(parameters.toGo) - minorOf(parameters.worth);
  const [worst] = items.toSorted((a, b) => lost(b) - lost(a));
  const project = told.find((one) => one.project.id === worst?.projectId);
  if (!worst || !project) return [];
  return [
    tile({
      id: 'worth',
      figure: projects,
      says: projects > 1 ? 'most' : 'only',
      values: { ...worst.sentence.parameters, project: projectNamed(project) },
      link: `/findings?code=${code}`,
      tone: 'late',
    }),
  ];
}

type Found = Awaited<ReturnType<typeof listRegister>>['items'][number];

const minorOf = (value: Found['sentence']['parameters'][string] | undefined): number =>
  typeof value === 'object' && value.kind === 'money' ? value.minor : 0;
