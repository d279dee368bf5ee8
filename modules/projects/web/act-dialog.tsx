import { NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Confirm, Sentence, toast, useChange, useWords } from '#platform/web';
import { type Act, type Project, projects } from './projects.ts';

interface ActDialogProps {
  readonly project: Project;
  readonly act: Act;
  readonly title: string;
  readonly onClose: () => void;
}

/** Asks once more, with the warnings that whoever goes on has read; a closing also asks for its outcome and reason. */
export function ActDialog({ project, act, title, onClose }: ActDialogProps) {
  const t = useWords('projects');
  const { projectId, name } = project;
  const topics = ['portfolio', `project:${projectId}`];
  const start = useChange(projects.startPhase, { topics });
  const close = useChange(projects.closeProject, { topics });
  const [outcome, setOutcome] = useState<'completed' | 'cancelled'>('completed');
  const [reason, setReason] = useState('');
  const acknowledge = act.inTheWay.map(({ findingId }) => findingId);
  const confirm = async () => {
    if (act.phase) await start.run({ projectId, phase: act.phase, acknowledge });
    else await close.run({ projectId, outcome, reason, acknowledge });
    toast(t(`act.done.${act.phase ?? act.action}`, { name }));
  };
  return (
    <Confirm title={title} act={title} onConfirm={confirm} onClose={onClose}>
      {act.inTheWay.length > 0 && (
        <>
          <p>{t('act.acknowledge', { count: act.inTheWay.length })}</p>
          <ul className="act-warnings">
            {act.inTheWay.map(({ findingId, sentence }) => (
              <li key={findingId}>
                <Sentence message={sentence} />
              </li>
            ))}
          </ul>
        </>
      )}
      {act.phase ? (
        <p className="dim">{t('act.kept')}</p>
      ) : (
        <>
          <NativeSelect
            label={t('act.outcome')}
            value={outcome}
            data={(['completed', 'cancelled'] as const).map((value) => ({
              value,
              label: t(`governance.outcome.${value}`),
            }))}
            onChange={(event) => setOutcome(event.currentTarget.value as typeof outcome)}
          />
          <Textarea
            label={t('act.reason')}
            description={t('act.kept')}
            rows={3}
            required
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </>
      )}
    </Confirm>
  );
}
