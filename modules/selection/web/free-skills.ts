import type { useWords } from '#platform/web';
import type { Scenario } from './selection.ts';

/** Of which skills nothing limits the choice, and why not; a sentence for each reason. */
export function freeSkills({ people }: Pick<Scenario, 'people'>, t: ReturnType<typeof useWords>): string[] {
  return (['elsewhere', 'unknown'] as const).flatMap((why) => {
    const skills = people.flatMap(({ source, skill }) => (source === why ? [skill] : []));
    return skills.length ? [t(`people.${why}`, { skills: skills.join(', ') })] : [];
  });
}
