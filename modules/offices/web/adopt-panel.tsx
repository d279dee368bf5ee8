import { useState } from 'react';
import { Anchor, Button, Form, SidePanel, toast, undoable, useChange, useWords } from '#platform/web';
import { offices } from './offices.ts';
import { nextVersion, type OfficePolicy, type PolicySimulation, policyTopics } from './policy.ts';
import { DifferenceDialog } from './policy-difference.tsx';
import { useCodeNames, withinText } from './policy-words.ts';

interface AdoptPanelProps {
  readonly policy: OfficePolicy;
  readonly draft: NonNullable<OfficePolicy['draft']>;
  readonly simulation: PolicySimulation | undefined;
  readonly onClose: () => void;
}

/** What the draft does to what is open now, and the act: with a reason it becomes the next version. */
export function AdoptPanel({ policy, draft, simulation, onClose }: AdoptPanelProps) {
  const t = useWords('offices');
  const { officeId, mayAdopt, mayWrite } = policy;
  const [showsDifference, setShowsDifference] = useState(false);
  const topics = [...policyTopics(officeId), 'portfolio'];
  const adopt = useChange(offices.adoptPolicy, {
    topics,
    onDone: ({ version }) => toast(t('policy.adopted', { version })),
  });
  const discard = useChange(offices.discardPolicyDraft, {
    topics,
    onDone: ({ entryId }) => undoable(entryId, t('policy.discarded')),
  });
  const version = nextVersion(policy);
  return (
    <SidePanel
      title={t('policy.adopting', { version })}
      subtitle={simulation && t('policy.triedOn', { count: simulation.projects, findings: simulation.findings })}
      takesFocus={false}
      onClose={onClose}
      acts={
        <>
          <Button onClick={() => setShowsDifference(true)}>{t('policy.showDifferences')}</Button>
          {mayWrite && (
            <Button
              isDanger
              isBusy={discard.isRunning}
              onClick={() => void discard.run({ officeId, digest: draft.digest })}
            >
              {t('policy.discard')}
            </Button>
          )}
        </>
      }
    >
      {simulation && <Effects policy={policy} simulation={simulation} />}
      {mayAdopt ? (
        <div className="policy-adopt">
          <Form
            fields={[
              {
                name: 'reason',
                label: t('policy.reason'),
                type: 'paragraph',
                minLength: 3,
                help: t('policy.notUndone'),
              },
            ]}
            act={t('policy.adopt', { version })}
            startsOver
            onSubmit={({ reason }) => adopt.run({ officeId, digest: draft.digest, reason })}
          />
        </div>
      ) : (
        <p className="dim">{t('policy.whoAdopts')}</p>
      )}
      {showsDifference && (
        <DifferenceDialog
          policy={policy}
          from={policy.inForce?.version ?? 0}
          onClose={() => setShowsDifference(false)}
        />
      )}
    </SidePanel>
  );
}

interface EffectsProps {
  readonly policy: OfficePolicy;
  readonly simulation: PolicySimulation;
}

function Effects({ policy, simulation }: EffectsProps) {
  const t = useWords('offices');
  const { before, after, escalations, escalationCount } = simulation;
  const [first] = escalations;
  return (
    <>
      <h3>{t('policy.consequences')}</h3>
      <div className="policy-flow">
        {(['advise', 'warn', 'block'] as const).map((kind) => (
          <div key={kind}>
            <b>
              {before[kind]} →{' '}
              <span className={kind === 'block' && after.block > before.block ? 'late' : ''}>{after[kind]}</span>
            </b>
            <span>{t(`policy.flow.${kind}`)}</span>
          </div>
        ))}
      </div>
      <Acts policy={policy} acts={simulation.newlyBlocked} kind="refused" />
      <Acts policy={policy} acts={simulation.released} kind="released" />
      <h3>{t('policy.escalations')}</h3>
      <p>
        {first
          ? t('policy.escalationsStart', {
              count: escalationCount,
              within: withinText(t, first.within),
              project: first.projectName,
            })
          : t('policy.noEscalations')}
      </p>
    </>
  );
}

interface ActsProps {
  readonly policy: OfficePolicy;
  readonly acts: readonly Act[];
  readonly kind: 'refused' | 'released';
}

type Act = PolicySimulation['newlyBlocked'][number];

/** The projects in which acts are refused, or free again: each with the acts and the findings behind them. */
function Acts({ policy, acts, kind }: ActsProps) {
  const t = useWords('offices');
  const nameOf = useCodeNames(policy);
  const projects = [...new Set(acts.map(({ projectId }) => projectId))];
  if (!acts.length) return null;
  return (
    <ul className="policy-acts" aria-label={t(`policy.${kind}`)}>
      {projects.map((projectId) => {
        const all = acts.filter((act) => act.projectId === projectId);
        const [first] = all;
        if (!first) return null;
        const titles = new Set(all.flatMap(({ findings }) => findings.map(({ code }) => nameOf(code))));
        const waivers = new Set(
          all.flatMap(({ findings }) => findings.map(({ waivableBy }) => t(`policy.waiver.${waivableBy}`))),
        );
        return (
          <li key={first.projectId}>
            <div className="line">
              <Anchor to={`/projects/${first.projectId}`}>
                <b>{first.projectName}</b>
              </Anchor>
              <span className={kind === 'refused' ? 'late' : 'good'}>
                {t(`policy.${kind}Acts`, { acts: all.map(({ action }) => t(`policy.act.${action}`)).join(', ') })}
              </span>
            </div>
            <p>
              {[...titles].join('; ')}
              {kind === 'refused' && ` · ${t('policy.waivedBy', { who: [...waivers].join(', ') })}`}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
