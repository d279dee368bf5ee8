import { useState } from 'react';
import { Button, Form, SidePanel, toast, undoable, useChange, useFormat, useIdentity, useWords } from '#platform/web';
import { offices } from './offices.ts';
import { nextVersion, type OfficePolicy, type PolicySimulation, policyTopics } from './policy.ts';
import { DifferenceDialog } from './policy-difference.tsx';
import { PolicyEffects } from './policy-effects.tsx';

interface AdoptPanelProps {
  readonly policy: OfficePolicy;
  readonly draft: Draft;
  readonly simulation: PolicySimulation | undefined;
  readonly onClose: () => void;
}

type Draft = NonNullable<OfficePolicy['draft']>;

/** What the draft does to what is open now, and the act: with a reason it becomes the next version, today or on a day. */
export function AdoptPanel({ policy, draft, simulation, onClose }: AdoptPanelProps) {
  const t = useWords('offices');
  const format = useFormat();
  const { officeId, mayWrite, inForce } = policy;
  const [showsDifference, setShowsDifference] = useState(false);
  const discard = useChange(offices.discardPolicyDraft, {
    topics: topicsOf(officeId),
    onDone: ({ entryId }) => undoable(entryId, t('policy.discarded')),
  });
  const version = nextVersion(policy);
  const day = draft.adoption?.inForceOn;
  return (
    <SidePanel
      title={day ? t('policy.aheadTitle', { version, day: format.date(day) }) : t('policy.adopting', { version })}
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
      {simulation && <PolicyEffects policy={policy} simulation={simulation} />}
      <div className="policy-adopt">
        {draft.adoption ? (
          <Withdraw policy={policy} adoption={draft.adoption} />
        ) : policy.mayAdopt ? (
          <Adopt policy={policy} draft={draft} />
        ) : (
          <p className="dim">{t('policy.whoAdopts')}</p>
        )}
      </div>
      {showsDifference && (
        <DifferenceDialog policy={policy} from={inForce?.version ?? 0} onClose={() => setShowsDifference(false)} />
      )}
    </SidePanel>
  );
}

const topicsOf = (officeId: string) => [...policyTopics(officeId), 'portfolio'];

function Adopt({ policy, draft }: { readonly policy: OfficePolicy; readonly draft: Draft }) {
  const t = useWords('offices');
  const format = useFormat();
  const { today } = useIdentity();
  const { officeId } = policy;
  const adopt = useChange(offices.adoptPolicy, { topics: topicsOf(officeId) });
  return (
    <Form
      fields={[
        {
          name: 'reason',
          label: t('policy.reason'),
          type: 'paragraph',
          minLength: 3,
          help: t('policy.notUndone'),
        },
        { name: 'inForceOn', label: t('policy.inForceOn'), type: 'date', help: t('policy.inForceOnText') },
      ]}
      values={{ inForceOn: today }}
      act={t('policy.adopt', { version: nextVersion(policy) })}
      startsOver
      onSubmit={async ({ reason, inForceOn: day }) => {
        const isAhead = day > today;
        const { version } = await adopt.run({
          officeId,
          digest: draft.digest,
          reason,
          ...(day !== today && { inForceOn: day }),
        });
        toast(
          isAhead ? t('policy.adoptedAhead', { version, day: format.date(day) }) : t('policy.adopted', { version }),
        );
      }}
    />
  );
}

interface WithdrawProps {
  readonly policy: OfficePolicy;
  readonly adoption: NonNullable<Draft['adoption']>;
}

/** Who adopted it and why; until its day it is taken back with a reason. */
function Withdraw({ policy, adoption }: WithdrawProps) {
  const t = useWords('offices');
  const { officeId, mayAdopt } = policy;
  const { version, reason, adoptedBy } = adoption;
  const withdraw = useChange(offices.withdrawPolicy, {
    topics: topicsOf(officeId),
    onDone: () => toast(t('policy.withdrawn', { version })),
  });
  return (
    <>
      <p>{t('policy.aheadBy', { name: adoptedBy?.name ?? '', reason })}</p>
      {mayAdopt && (
        <Form
          fields={[
            {
              name: 'reason',
              label: t('policy.withdrawReason'),
              type: 'paragraph',
              minLength: 3,
              help: t('policy.withdrawText'),
            },
          ]}
          act={t('policy.withdraw', { version })}
          isMinor
          onSubmit={({ reason }) => withdraw.run({ officeId, version, reason })}
        />
      )}
    </>
  );
}
