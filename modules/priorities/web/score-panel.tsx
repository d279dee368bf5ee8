import { type ReactNode, useState } from 'react';
import { Anchor, Button, DateText, ErrorState, Fault, InstantText, SidePanel, toast, undoable, useChange, useFormat, useMay, useOperation, useRecordAddress, useWords } from '#platform/web'; // biome-ignore format: one line
import { AssessForm } from './assess-form.tsx';
import { OverrideForm } from './override-form.tsx';
import styles from './priorities.module.css';
import { type PrioritiesAnswer, priorities, type ScoreAnswer, topics } from './priorities.ts';

interface ScorePanelProps {
  readonly investmentId: string;
  readonly answer: PrioritiesAnswer;
  readonly onClose: () => void;
}

/** A score taken apart: each criterion with its weight, what it is worth and its points; who gave what, in words. */
export function ScorePanel({ investmentId, answer, onClose }: ScorePanelProps) {
  const t = useWords('priorities');
  const officeId = answer.officeId ?? undefined;
  const { data, error, refetch } = useOperation(priorities.getScore, { investmentId, officeId }, { topics, keepsLast: true }); // biome-ignore format: one line
  if (error) {
    return (
      <SidePanel title={t('column.score')} onClose={onClose}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </SidePanel>
    );
  }
  return data && <Shown of={data} mayOverride={answer.mayOverride} onClose={onClose} />;
}

interface ShownProps {
  readonly of: ScoreAnswer;
  readonly mayOverride: boolean;
  readonly onClose: () => void;
}

function Shown({ of, mayOverride, onClose }: ShownProps) {
  const t = useWords('priorities');
  const [writing, write] = useState<'assess' | 'override' | null>(null);
  const mayAssessAnywhere = useMay('priority.assess');
  const addressOf = useRecordAddress();
  const to = addressOf({ kind: of.investmentKind, id: of.investmentId });
  const done = () => write(null);
  const acts = (
    <>
      {of.mayAssess && mayAssessAnywhere && <Button isPrimary onClick={() => write('assess')}>{t('assess.open')}</Button>}
      {mayOverride && of.score !== null && <Button onClick={() => write('override')}>{t('override.open')}</Button>}
    </>
  ); // biome-ignore format: short
  return (
    <SidePanel title={of.name} subtitle={of.officeName} onClose={onClose} acts={writing === null && acts}>
      {to && (
        <p>
          <Anchor to={to}>{t('score.toRecord', { kind: t(`kind.${of.investmentKind}`).toLowerCase() })}</Anchor>
        </p>
      )}
      <ScoreLine of={of} />
      {of.override && <Override of={of} mayEnd={mayOverride} />}
      {writing === 'assess' && <AssessForm of={of} onDone={done} />}
      {writing === 'override' && <OverrideForm of={of} onDone={done} />}
      {writing === null && (of.method === 'wsjf' ? <Estimates of={of} /> : <Terms of={of} />)}
      {writing === null &&
        goneFrom(of).map(([personId, name]) => <Withdraw key={personId} of={of} personId={personId} name={name} />)}
    </SidePanel>
  );
}

function ScoreLine({ of }: { readonly of: ScoreAnswer }): ReactNode {
  const t = useWords('priorities');
  const format = useFormat();
  if (of.score === null) return <p className="dim">{t('score.none')}</p>;
  const text = (value: number | null) => format.fixed(value ?? 0, 1);
  const isWide = (of.mostScore ?? 0) - (of.leastScore ?? 0) > 0.05;
  const range = { least: text(of.leastScore), most: text(of.mostScore) };
  return (
    <p>
      <b className={styles.score}>{t(of.method === 'wsjf' ? 'score.ofJob' : 'score.of', { score: text(of.score) })}</b>
      {isWide && <span className="dim"> {t(of.method === 'wsjf' ? 'score.spread' : 'score.between', range)}</span>}
    </p>
  );
}

/** The sum, term by term; under each who gave which step, and why. */
function Terms({ of }: { readonly of: ScoreAnswer }) {
  const t = useWords('priorities');
  const format = useFormat();
  const text = (value: number) => format.number(value, 1);
  return (
    <section aria-label={t('score.sum')}>
      <h3>{t('score.sum')}</h3>
      <ul className={styles.terms}>
        {of.criteria.map(({ criterionId, name, sharePercent }) => {
          const term = of.terms.find((one) => one.criterionId === criterionId);
          const given = of.assessments.filter((one) => one.criterionId === criterionId);
          const worth = term?.worthPercent ?? null;
          return (
            <li key={criterionId}>
              <div className={styles.term}>
                <b>{name}</b>
                <span>
                  {worth === null
                    ? t('score.missing', { least: text(term?.leastPoints ?? 0), most: text(term?.mostPoints ?? sharePercent) }) // biome-ignore format: one line
                    : t('score.term', { share: text(sharePercent), worth: text(worth), points: text(term?.mostPoints ?? 0) })}
                </span>
              </div>
              {(term?.spreadPercent ?? 0) > 0 && (
                <p className="dim">{t('score.spreadOf', { percent: `${text(term?.spreadPercent ?? 0)} %` })}</p>
              )}
              <ul className={styles.given}>
                {given.map((one) => (
                  <li key={one.personId}>
                    <span className="dim">
                      {t('score.given', { name: one.personName, worth: one.worth })} · <InstantText at={one.givenAt} />
                    </span>
                    <p>{one.text}</p>
                    {one.comment && <p className="dim">{one.comment}</p>}
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
    </section>
  ); // biome-ignore format: short
}

function Estimates({ of }: { readonly of: ScoreAnswer }) {
  const t = useWords('priorities');
  const format = useFormat();
  const text = (value: number) => format.number(value, 1);
  const figures = (one: NonNullable<ScoreAnswer['job']>) => ({
    value: text(one.businessValue),
    time: text(one.timeCriticality),
    risk: text(one.riskReduction),
    size: text(one.size),
  });
  return (
    <section aria-label={t('score.sum')}>
      <h3>{t('score.sum')}</h3>
      <p className="dim">{t('score.jobTerms')}</p>
      {of.job && <p>{t('score.job', { ...figures(of.job), score: format.fixed(of.score ?? 0, 1) })}</p>}
      <ul className={styles.given}>
        {of.estimates.map((one) => (
          <li key={one.personId}>
            {t('score.estimate', { name: one.personName, ...figures(one) })}{' '}
            <span className="dim">
              <InstantText at={one.givenAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whoever gave something and may assess here no more, by id with the name. */
const goneFrom = ({ assessments, estimates }: ScoreAnswer): [string, string][] => [
  ...new Map(
    [...assessments, ...estimates].flatMap(({ mayWithdraw, personId, personName }) =>
      mayWithdraw ? [[personId, personName] as const] : [],
    ),
  ),
];

interface WithdrawProps {
  readonly of: ScoreAnswer;
  readonly personId: string;
  readonly name: string;
}

/** Of somebody who is gone, or may assess here no more: what he gave would count for ever. */
function Withdraw({ of: { officeId, investmentId }, personId, name }: WithdrawProps) {
  const t = useWords('priorities');
  const take = useChange(priorities.withdrawAnswers, { topics });
  const act = async () => {
    const { entryId } = await take.run({ officeId, investmentId, personId });
    if (entryId) undoable(entryId, t('score.withdrawn', { name }));
  };
  return (
    <section>
      <p className="dim">{t('score.gone', { name })}</p>
      <Button isBusy={take.isRunning} onClick={() => void act().catch(() => {})}>
        {t('score.withdraw', { name })}
      </Button>
      <Fault error={take.error} />
    </section>
  );
}

function Override({ of, mayEnd }: { readonly of: ScoreAnswer; readonly mayEnd: boolean }) {
  const t = useWords('priorities');
  const format = useFormat();
  const end = useChange(priorities.endRankOverride, { topics });
  if (!of.override) return null;
  const { place, reason, by, until, madeAt } = of.override;
  const stop = async () => {
    await end.run({ officeId: of.officeId, investmentId: of.investmentId });
    toast(t('override.ended'));
  };
  return (
    <section className={styles.override}>
      <p>
        {t('override.shown', { place, by: by ?? t('override.nobody'), until: format.date(until), computed: of.computedPlace ?? 0 })}{' '}
        <span className="dim">
          <DateText at={madeAt.slice(0, 10)} />
        </span>
      </p>
      <p>{reason}</p>
      {mayEnd && (
        <Button isBusy={end.isRunning} onClick={() => void stop().catch(() => {})}>
          {t('override.end')}
        </Button>
      )}
      <Fault error={end.error} />
    </section>
  ); // biome-ignore format: short
}
