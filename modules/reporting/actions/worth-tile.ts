import type { Parameter } from '#engine';
import type { ForBoard } from '#modules/findings/actions/list-register';
import type { HomeTile } from '../home-contract.ts';
import type { HomeFacts, HomeProject } from './home-facts.ts';
import { projectNamed, tile } from './tile.ts';

/** How many of these projects cost more to finish than they will bring, with the one where that is most by name; nothing where none does. */
export function worthTile({ matters }: HomeFacts, projects: readonly HomeProject[]): HomeTile[] {
  const found = projects.flatMap((one) => {
    const finding = matters.forBoard.get(one.project.id);
    return finding?.topic === 'value' ? [{ one, finding }] : [];
  });
  const [worst] = found.toSorted((a, b) => lostBy(b.finding) - lostBy(a.finding));
  if (!worst) return [];
  const { one, finding } = worst;
  return [
    tile({
      id: 'worth',
      figure: found.length,
      says: found.length > 1 ? 'most' : 'only',
      values: { ...finding.sentence.parameters, project: projectNamed(one) },
      link: `/findings?code=${finding.code}`,
      tone: 'late',
    }),
  ];
}

const lostBy = ({ sentence: { parameters } }: ForBoard) => minorOf(parameters.toGo) - minorOf(parameters.worth);

const minorOf = (value: Parameter | undefined): number =>
  typeof value === 'object' && value.kind === 'money' ? value.minor : 0;
