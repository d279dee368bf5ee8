import { phases } from '#engine';
import { InstantText, useWords } from '#platform/web';
import type { Project } from './projects.ts';

/** The phases of the light method in a row, the present one marked. */
export function PhaseSteps({ project: { phase, closedAt, outcome } }: { readonly project: Project }) {
  const t = useWords('projects');
  const present = closedAt === null ? phases.indexOf(phase) : phases.length;
  return (
    <ol className="phase-steps" aria-label={t('governance.phases')}>
      {phases.map((one, index) => (
        <li
          key={one}
          className={index < present ? 'phase-done' : index === present ? 'phase-now' : ''}
          aria-current={index === present ? 'step' : undefined}
        >
          {t(`phase.${one}`)}
        </li>
      ))}
      {closedAt !== null && (
        <li className="phase-over">
          {t(`governance.outcome.${outcome ?? 'completed'}`)} <InstantText at={closedAt} />
        </li>
      )}
    </ol>
  );
}
