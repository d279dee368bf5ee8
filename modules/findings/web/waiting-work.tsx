import { type ReactNode, useEffect, useState } from 'react';
import { Anchor, Button, InstantText, Sentence, useKeyHelp, useNarrow, useWords } from '#platform/web';
import { AskedAct } from './asked-act.tsx';
import { Statements } from './decision-body.tsx';
import { DecisionForm } from './decision-form.tsx';
import type { FullDecisionItem, WorkItem } from './decisions.ts';
import { idOf, placeOf } from './decisions.ts';
import { SeverityMark } from './severity-mark.tsx';
import styles from './waiting-work.module.css';
import { WarningActs } from './warning-acts.tsx';

interface WaitingWorkProps {
  readonly items: readonly WorkItem[];
  /** Where the rest is, if these are not all. */
  readonly more?: ReactNode;
  readonly onDone: () => void;
}

/** Cards of what waits for somebody, decided where they stand: the question, what it rests on, one button an option. */
export function WaitingWork({ items, more, onDone }: WaitingWorkProps) {
  const t = useWords('findings');
  useOptionKeys();
  return (
    <section className={styles.waiting} aria-label={t('work.title')}>
      {items.map((item, index) =>
        item.kind === 'decision' ? (
          <DecisionCard key={idOf(item)} decision={item.decision} hasKeys={index === 0} onDone={onDone} />
        ) : (
          <WorkCard key={idOf(item)} item={item} onDone={onDone} />
        ),
      )}
      {more}
    </section>
  );
}

/** Digits choose an option of the first card, and go on to its reason. */
function useOptionKeys() {
  const t = useWords('findings');
  useKeyHelp({
    title: t('work.title'),
    keys: [
      ['1 2', t('work.keys.option')],
      ['Ctrl Enter', t('work.keys.decide')],
    ],
  });
  useEffect(() => {
    const onKeyUp = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      if (ctrlKey || metaKey || altKey) return;
      if (target instanceof HTMLElement && target.closest('input, textarea, select, dialog')) return;
      const buttons = document.querySelectorAll<HTMLButtonElement>('[data-decision-options] button');
      buttons[Number(key) - 1]?.click();
    };
    // once it is up: the digit is not to begin the reason
    addEventListener('keyup', onKeyUp);
    return () => removeEventListener('keyup', onKeyUp);
  }, []);
}

/** So many findings say why; the others stand with the decision. */
const evidenceShown = 2;

interface DecisionCardProps {
  readonly decision: FullDecisionItem;
  /** Whether digits choose an option of it; of one card at most. */
  readonly hasKeys: boolean;
  readonly onDone: () => void;
}

function DecisionCard({ decision, hasKeys, onDone }: DecisionCardProps) {
  const t = useWords('findings');
  const [option, choose] = useState<string>();
  const isNarrow = useNarrow();
  const { decisionId, kind, question, options, statements, evidence, askedAt, dueAt, canDecide, asks } = decision;
  return (
    <article className={styles.card} aria-label={t(`kind.${kind}`)}>
      <header>
        <span className="dim">{t(`kind.${kind}`)}</span>
        <span className="dim">
          {t(dueAt ? 'decide.due' : 'decide.asked')} <InstantText at={dueAt ?? askedAt} />
        </span>
      </header>
      <h2>
        <Sentence message={question} />
      </h2>
      {asks !== null && <blockquote>{asks}</blockquote>}
      {statements.length > 0 && <Statements of={statements} />}
      <ul>
        {evidence.slice(0, evidenceShown).map(({ findingId, severity, sentence }) => (
          <li key={findingId}>
            <SeverityMark severity={severity} />
            <span>
              <Sentence message={sentence} />
            </span>
          </li>
        ))}
      </ul>
      {option === undefined && canDecide ? (
        <div className={styles.acts} data-decision-options={hasKeys || undefined}>
          {options.map((one, index) => (
            <Button key={one} isPrimary={hasKeys && index === 0} onClick={() => choose(one)}>
              {t(`option.${one}`)}
              {hasKeys && !isNarrow && <kbd>{index + 1}</kbd>}
            </Button>
          ))}
          <Anchor to={`/decisions/${decisionId}`}>{t('work.toEvidence', { count: evidence.length })}</Anchor>
        </div>
      ) : option === undefined ? (
        <Anchor to={`/decisions/${decisionId}`}>{t('work.toEvidence', { count: evidence.length })}</Anchor>
      ) : (
        <DecisionForm decision={decision} option={option} onDecided={onDone} onBack={() => choose(undefined)} />
      )}
    </article>
  );
}

interface WorkCardProps {
  readonly item: Exclude<WorkItem, { kind: 'decision' }>;
  readonly onDone: () => void;
}

/** A warning to read, a finding that one sees to, or what else is asked of one. */
function WorkCard({ item, onDone }: WorkCardProps) {
  const t = useWords('findings');
  const { kind, sentence } = item;
  return (
    <article className={styles.card} aria-label={t(`work.kind.${kind}`)}>
      <header>
        <span className="dim">{`${t(`work.kind.${kind}`)} · ${placeOf(item)}`}</span>
      </header>
      <ul>
        <li>
          {kind !== 'asked' && <SeverityMark severity={item.severity} />}
          <span>
            <Sentence message={sentence} />
          </span>
        </li>
      </ul>
      <div className={styles.acts}>
        {kind === 'asked' ? (
          <AskedAct item={item} />
        ) : kind === 'warning' ? (
          <WarningActs findingId={item.findingId} onDone={onDone} />
        ) : (
          <Anchor to={`/findings?open=${item.findingId}`}>{t('work.toFinding')}</Anchor>
        )}
      </div>
    </article>
  );
}
