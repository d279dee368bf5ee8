import { useState } from 'react';
import { Anchor, Button, DateText, Fault, Form, InstantText, toast, useChange, useWords } from '#platform/web';
import styles from './intake.module.css';
import { type Case, intake, topics } from './intake.ts';

const verdicts = ['supports', 'supports-if', 'objects'] as const;

/** What a decision still needs and the act that asks for it; who reviewed; what is like it. */
export function CaseActs({ of }: { readonly of: Case }) {
  const t = useWords('intake');
  const [isReviewing, setReviewing] = useState(false);
  const { proposalId, needs, reviews, similar, state, mayWrite, mayReview } = of;
  const change = { topics: [...topics, `proposal:${proposalId}`, 'decisions'] };
  const submit = useChange(intake.submitProposal, change);
  const review = useChange(intake.reviewProposal, change);
  const missing = needs.filter(({ isMet }) => !isMet);
  const ask = async () => {
    const { reviews: count } = await submit.run({ proposalId });
    toast(count ? t('submit.reviews', { count }) : t('submit.asked'));
  };
  return (
    <>
      {state === 'deferred' && (
        <p>
          {t('card.again')} <DateText at={of.lookAgainOn} />
        </p>
      )}
      {of.mayWithdraw && (
        <section>
          <Withdraw of={of} />
        </section>
      )}
      {state === 'open' && (
        <section>
          <h2>{t('needs.title', { stage: t(`stage.${of.neededStage}`) })}</h2>
          <ul className={styles.needs}>
            {needs.map(({ item, isMet }) => (
              <li key={item} data-met={isMet ? '' : undefined}>
                <span aria-hidden="true">{isMet ? '✓' : '○'}</span> {t(`needs.${item}`)}
                <span className="visually-hidden">{t(isMet ? 'needs.met' : 'needs.open')}</span>
              </li>
            ))}
          </ul>
          {mayWrite && (
            <Button
              isPrimary
              disabled={missing.length > 0}
              isBusy={submit.isRunning}
              onClick={() => void ask().catch(() => {})}
            >
              {t('submit.act')}
            </Button>
          )}
          <Fault error={submit.error} />
        </section>
      )}
      {reviews.length > 0 && (
        <section>
          <h2>{t('review.title')}</h2>
          <ul className={styles.statements}>
            {reviews.map(({ personId, personName, role, verdict, comment, answeredAt, askedAt }) => (
              <li key={`${personId} ${askedAt}`}>
                <b>{personName}</b> <span className="dim">{t(`review.role.${role}`)}</span>{' '}
                {verdict ? (
                  <>
                    {t(`verdicts.${verdict}`)} · <InstantText at={answeredAt} />
                    <p className="dim">{comment}</p>
                  </>
                ) : (
                  <span className="warn">{t('review.awaited')}</span>
                )}
              </li>
            ))}
          </ul>
          {mayReview && !isReviewing && (
            <Button isPrimary onClick={() => setReviewing(true)}>
              {t('review.open')}
            </Button>
          )}
          {isReviewing && (
            <Form
              fields={[
                { name: 'verdict', label: t('review.verdict'), type: 'select', options: verdicts.map((value) => ({ value, label: t(`verdicts.${value}`) })) },
                { name: 'comment', label: t('review.comment'), type: 'paragraph' },
              ]} // biome-ignore format: a table
              values={{ verdict: 'supports' }}
              act={t('review.act')}
              hasFocus
              onSubmit={async ({ verdict, comment }) => {
                const chosen = verdicts.find((one) => one === verdict) ?? 'supports';
                await review.run({ proposalId, verdict: chosen, comment });
                setReviewing(false);
              }}
              onCancel={() => setReviewing(false)}
            />
          )}
        </section>
      )}
      {similar.length > 0 && (
        <section>
          <h2>{t('similar.title')}</h2>
          <ul className={styles.statements}>
            {similar.map(({ proposalId: id, name, likenessPercent }) => (
              <li key={id}>
                <Anchor to={`/proposals/${id}`}>{name}</Anchor>{' '}
                <span className="dim">{t('similar.alike', { percent: likenessPercent })}</span>
              </li>
            ))}
          </ul>
          {of.mayMerge && <Merge of={of} />}
        </section>
      )}
    </>
  );
}

/** Takes the proposal back from those who review it or decide on it, to write on it. */
function Withdraw({ of: { proposalId } }: { readonly of: Case }) {
  const t = useWords('intake');
  const [isOpen, setOpen] = useState(false);
  const withdraw = useChange(intake.withdrawProposal, { topics: [...topics, `proposal:${proposalId}`, 'decisions'] });
  if (!isOpen) return <Button onClick={() => setOpen(true)}>{t('withdraw.act')}</Button>;
  return (
    <Form
      fields={[{ name: 'reason', label: t('withdraw.reason'), type: 'paragraph' }]}
      act={t('withdraw.act')}
      isMinor
      hasFocus
      onSubmit={async ({ reason }) => {
        await withdraw.run({ proposalId, reason });
        setOpen(false);
      }}
      onCancel={() => setOpen(false)}
    />
  );
}

/** Takes this proposal up in one that is like it. */
function Merge({ of }: { readonly of: Case }) {
  const t = useWords('intake');
  const [isOpen, setOpen] = useState(false);
  const merge = useChange(intake.mergeProposal, { topics: [...topics, `proposal:${of.proposalId}`] });
  if (!isOpen) return <Button onClick={() => setOpen(true)}>{t('merge.open')}</Button>;
  return (
    <Form
      fields={[
        { name: 'intoProposalId', label: t('merge.into'), type: 'select', options: of.similar.map(({ proposalId, name }) => ({ value: proposalId, label: name })) },
        { name: 'reason', label: t('merge.reason'), type: 'paragraph' },
      ]} // biome-ignore format: a table
      values={{ intoProposalId: of.similar[0]?.proposalId ?? '' }}
      act={t('merge.act')}
      isMinor
      hasFocus
      onSubmit={async ({ intoProposalId, reason }) => {
        await merge.run({ proposalId: of.proposalId, intoProposalId, reason });
        setOpen(false);
      }}
      onCancel={() => setOpen(false)}
    />
  );
}
