import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useCurrency } from '#modules/offices/web/parts';
import {
  Button,
  Confirm,
  Facts,
  toast,
  useAllWords,
  useChange,
  useFormat,
  useIdentity,
  useMay,
  useWords,
} from '#platform/web';
import { type Governance, type Project, projects } from './projects.ts';

interface GovernedByProps {
  readonly project: Project;
  readonly governance: Governance;
}

/** How much governance the project takes and why, who answers for it, and whose it is. */
export function GovernedBy({ project, governance }: GovernedByProps) {
  const t = useWords('projects');
  const mayGovern = useMay('project.govern');
  const alone = useIdentity().isAlone ? 'Alone' : '';
  const [asked, setAsked] = useState<'take-over' | 'hand-back' | 'reopen'>();
  const { tier, because } = governance;
  const reasons = because.map((fact) => t(`governance.fact.${fact}`)).join(', ');
  return (
    <section className="governed-by" aria-labelledby="governed">
      <h2 id="governed">{t('governance.by')}</h2>
      <Facts
        items={[
          [t('governance.tier'), reasons ? `${t(`tier.${tier}`)} (${reasons})` : t(`tier.${tier}`)],
          [t('short.ownership'), t(`ownership.${project.ownership}`)],
          [t('short.officeId'), project.officeName],
          [t('short.sponsorPersonId'), project.sponsorName ?? t('field.nobody')],
          [t('short.managerPersonId'), project.managerName ?? t('field.nobody')],
          ...useFacts(project, governance),
        ]}
      />
      {mayGovern && (
        <div className="settings-acts">
          {project.closedAt !== null ? (
            <Button onClick={() => setAsked('reopen')}>{t('governance.reopen.act')}</Button>
          ) : project.ownership === 'line' ? (
            <Button onClick={() => setAsked('take-over')}>{t(`governance.take-over.act${alone}`)}</Button>
          ) : (
            <Button onClick={() => setAsked('hand-back')}>{t(`governance.hand-back.act${alone}`)}</Button>
          )}
        </div>
      )}
      {asked && <Ask project={project} what={asked} onClose={() => setAsked(undefined)} />}
    </section>
  );
}

/** The facts that the tier is found by. */
function useFacts({ budgetMinor, risk, strategicWeight }: Project, { durationDays }: Governance) {
  const t = useWords('projects');
  const format = useFormat();
  const currency = useCurrency();
  const words = useAllWords();
  const budget =
    budgetMinor === null || !currency
      ? '–'
      : words.format({ kind: 'money', minor: budgetMinor, currencyCode: currency.code });
  return [
    [t('short.budgetMinor'), budget],
    [t('governance.duration'), durationDays === null ? '–' : t('governance.days', { days: durationDays })],
    [t('short.risk'), risk === null ? t('field.notRated') : t(`risk.${risk}`)],
    [t('short.strategicWeight'), strategicWeight === null ? '–' : format.number(strategicWeight)],
  ] as const;
}

interface AskProps {
  readonly project: Project;
  readonly what: 'take-over' | 'hand-back' | 'reopen';
  readonly onClose: () => void;
}

/** The reason with which a project is to change hands, or is opened again. */
function Ask({ project: { projectId, name }, what, onClose }: AskProps) {
  const t = useWords('projects');
  const topics = [`project:${projectId}`, 'decisions'];
  const propose = useChange(projects.proposeHandOver, { topics });
  const reopen = useChange(projects.reopenProject, { topics: ['portfolio', ...topics] });
  const [reason, setReason] = useState('');
  const { isAlone } = useIdentity();
  const alone = isAlone && what !== 'reopen' ? 'Alone' : '';
  const confirm = async () => {
    const asked = what === 'reopen' ? undefined : await propose.run({ projectId, move: what, reason });
    if (what === 'reopen') await reopen.run({ projectId, reason });
    toast(t(`governance.${what}.${asked?.isDecided ? 'doneAlone' : 'done'}`, { name }));
  };
  return (
    <Confirm
      title={t(`governance.${what}.act${alone}`)}
      act={t(`governance.${what}.act${alone}`)}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t(`governance.${what}.text${alone}`)}</p>
      <Textarea
        mt={12}
        label={t('act.reason')}
        rows={3}
        required
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Confirm>
  );
}
