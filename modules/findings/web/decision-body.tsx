import { InstantText, Sentence, UntilText, useWords } from '#platform/web';
import styles from './decisions.module.css';
import { type FullDecisionItem, useOutcome } from './decisions.ts';
import { EvidenceList } from './evidence-list.tsx';

/** What a decision rests on: the findings with rule and consequence, why it was asked, and where it stood and stands. */
export function DecisionBody({ decision }: { readonly decision: FullDecisionItem }) {
  const t = useWords('findings');
  const { evidence, statements, projectId, asks, askedBy, meanwhile, steps, state } = decision;
  return (
    <div className={styles.body}>
      {state === 'decided' && <Outcome decision={decision} />}
      {statements.length > 0 && (
        <section>
          <h2>{t('decide.rests')}</h2>
          <Statements of={statements} />
        </section>
      )}
      {evidence.length > 0 && (
        <section>
          <h2>{t(state === 'open' ? 'decide.evidenceNow' : 'decide.evidenceThen')}</h2>
          <EvidenceList items={evidence} projectId={projectId} hasFigures />
        </section>
      )}
      {asks !== null && (
        <section>
          <h2>{askedBy ? t('decide.asksBy', { name: askedBy.name }) : t('decide.asks')}</h2>
          <blockquote className={styles.words}>{asks}</blockquote>
        </section>
      )}
      {meanwhile.length > 0 && (
        <section>
          <h2>{t('decide.meanwhile')}</h2>
          <Statements of={meanwhile} />
        </section>
      )}
      {steps.length > 0 && <Steps decision={decision} />}
    </div>
  );
}

/** What it rests on beside findings, a line each. */
export function Statements({ of }: { readonly of: FullDecisionItem['statements'] }) {
  return (
    <ul className={styles.statements}>
      {of.map((message, index) => (
        <li key={index}>
          <span>
            <Sentence message={message} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Outcome({ decision }: { readonly decision: FullDecisionItem }) {
  const t = useWords('findings');
  const outcome = useOutcome();
  const { outcome: chosen, reason, decidedBy, decidedAt, isSelfApproved, holdsUntil, renewals } = decision;
  return (
    <section>
      <h2>{t('decide.outcome')}</h2>
      <p>
        <b>{outcome(chosen ?? '')}</b>
        {decidedBy && ` · ${decidedBy.name}`} · <InstantText at={decidedAt} />
        {holdsUntil !== null && (
          <>
            {' · '}
            {t('decide.holdsUntil')} <UntilText at={holdsUntil} />
          </>
        )}
        {renewals > 0 && ` · ${t('decide.renewals', { count: renewals })}`}
        {isSelfApproved && ` · ${t('decide.selfApproved')}`}
      </p>
      {reason && <blockquote className={styles.words}>{reason}</blockquote>}
    </section>
  );
}

/** Whom it waited for, one after the other; the last one has it. */
function Steps({ decision: { steps, state } }: { readonly decision: FullDecisionItem }) {
  const t = useWords('findings');
  const last = steps.at(-1);
  return (
    <section>
      <h2>{t('decide.ladder')}</h2>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step.since} data-now={step === last && state === 'open' ? '' : undefined}>
            <b>{t(`waiver.${step.role}`)}</b>
            <span>
              {step.people.map(({ name }) => name).join(', ')}
              {step.isDeputy && ` (${t('decide.deputy')})`}
            </span>
            <span className="dim">
              {t('decide.since')} <InstantText at={step.since} />
            </span>
            <span className="dim">
              {step === last && state === 'open' && step.climbsAt && (
                <>
                  {t('decide.due')} <InstantText at={step.climbsAt} />
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
