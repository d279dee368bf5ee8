import { useState } from 'react';
import { Anchor, Button, useMay, useWords } from '#platform/web';
import { ActDialog } from './act-dialog.tsx';
import { isTooEarly } from './next-act-lead.ts';
import type { Act, Governance, Project } from './projects.ts';

interface NextActProps {
  readonly project: Project;
  readonly act: Act;
  readonly work: Governance['work'];
}

/** An act that can come next: whether anything blocks it, or it warns; and the act itself. */
export function NextAct({ project, act, work }: NextActProps) {
  const t = useWords('projects');
  const mayAct = useMay('project.act');
  const [isAsking, setAsking] = useState(false);
  const { action, phase, inTheWay } = act;
  const isBlocked = inTheWay.some(({ consequence }) => consequence.enforcement === 'block');
  const name = t(`act.${phase ?? action}`);
  return (
    <section className="next-act" aria-label={name}>
      <header>
        <h2>{name}</h2>
        <span className={isBlocked ? 'act-blocked' : 'dim'}>
          {isBlocked ? t('act.isBlocked') : inTheWay.length ? t('act.isWarned') : t('act.isFree')}
        </span>
        {action === 'set-baseline' ? (
          <Anchor to={`/projects/${project.projectId}/plan`}>{t('act.inPlan')}</Anchor>
        ) : (
          mayAct && (
            <Button
              isPrimary={!isBlocked && !isTooEarly(act, work)}
              disabled={isBlocked}
              onClick={() => setAsking(true)}
            >
              {name}
            </Button>
          )
        )}
      </header>
      {isAsking && <ActDialog project={project} act={act} title={name} onClose={() => setAsking(false)} />}
    </section>
  );
}
