import { useState } from 'react';
import { Anchor, Button, Form, undoable, useChange, useFormat, useMay, useWords } from '#platform/web';
import styles from './strategy.module.css';
import { type ContributionItem, strategy, topics } from './strategy.ts';

interface ContributionLineProps {
  readonly contribution: ContributionItem;
  /** For the unit of the effect. */
  readonly measures: readonly { readonly measureId: string; readonly unit: string }[];
  /** Which end of it the line is called by. */
  readonly names: 'investment' | 'objective';
  /** Whether whoever looks may answer what is doubted, and change it. */
  readonly onChange?: (() => void) | undefined;
  readonly onRemove?: (() => void) | undefined;
}

/** A contribution: what does how much for what, by which path, with which effect, and whether somebody doubts it. */
export function ContributionLine({ contribution, measures, names, onChange, onRemove }: ContributionLineProps) {
  const t = useWords('strategy');
  const format = useFormat();
  const { contributionId, investmentId, investmentKind, strength, measureId, measureName, expected } = contribution;
  const { output, capability, outcome, benefit, question, questionedBy } = contribution;
  const mayQuestion = useMay('comment.write');
  const [isWriting, setWriting] = useState(false);
  const ask = useChange(strategy.questionContribution, { topics });
  const settle = useChange(strategy.settleContribution, { topics });
  const to = investmentKind === 'project' ? `/projects/${investmentId}/strategy` : `/proposals/${investmentId}`;
  const path = [output, capability, outcome, benefit].filter(Boolean);
  const unit = measures.find((measure) => measure.measureId === measureId)?.unit ?? '';
  const mayAnswer = onChange !== undefined;
  const send = async (text: string) => {
    const { entryId } =
      question === null
        ? await ask.run({ contributionId, question: text })
        : await settle.run({ contributionId, reason: text });
    if (entryId) undoable(entryId, t(question === null ? 'contribution.questioned' : 'contribution.settled'));
    setWriting(false);
  };
  return (
    <li>
      <p>
        {names === 'investment' ? (
          <Anchor to={to}>{contribution.investmentName}</Anchor>
        ) : (
          <Anchor to={`/strategy?open=${contribution.objectiveId}`}>{contribution.objectiveName}</Anchor>
        )}{' '}
        <span className="dim">{t(`strength.${strength}`)}</span>
        {expected !== null && (
          <span className="dim">
            {' · '}
            {measureName} {format.signed(expected, unit)}
          </span>
        )}
      </p>
      {path.length > 0 && <p className={styles.path}>{path.join(' → ')}</p>}
      {question !== null && (
        <p className={styles.question}>
          <b>{questionedBy}</b>: {question}
        </p>
      )}
      {isWriting ? (
        <Form
          fields={[
            {
              name: 'text',
              label: t(question === null ? 'contribution.question' : 'contribution.answer'),
              type: 'paragraph',
            },
          ]}
          act={t(question === null ? 'contribution.ask' : 'contribution.settle')}
          isMinor
          hasFocus
          onSubmit={({ text }) => send(text)}
          onCancel={() => setWriting(false)}
        />
      ) : (
        <div className={styles.acts}>
          {onChange && <Button onClick={onChange}>{t('contribution.change')}</Button>}
          {onRemove && <Button onClick={onRemove}>{t('contribution.remove')}</Button>}
          {question === null && mayQuestion && (
            <Button onClick={() => setWriting(true)}>{t('contribution.ask')}</Button>
          )}
          {question !== null && mayAnswer && (
            <Button onClick={() => setWriting(true)}>{t('contribution.settle')}</Button>
          )}
        </div>
      )}
    </li>
  );
}
