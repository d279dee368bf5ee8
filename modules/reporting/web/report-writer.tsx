import { useEffect, useId, useState } from 'react';
import {
  Button,
  Choice,
  ErrorState,
  Fault,
  SidePanel,
  StatusMark,
  toast,
  useChange,
  useOperation,
  useWords,
} from '#platform/web';
import { useMonthText } from './month-text.ts';
import { type ReportDraft, reporting } from './reporting.ts';
import { type ReportSentences, SentenceEditor } from './sentence-editor.tsx';
import styles from './status.module.css';

interface ReportWriterProps {
  readonly projectId: string;
  readonly onClose: () => void;
}

const ranks = ['green', 'amber', 'red'] as const;
type Reported = (typeof ranks)[number];

/** A report that begins with the computed text: read it, change what you know better, publish it. */
export function ReportWriter({ projectId, onClose }: ReportWriterProps) {
  const t = useWords('reporting');
  const [period, setPeriod] = useState<string>();
  const input = { projectId, ...(period && { period }) };
  const { data, error, refetch } = useOperation(reporting.draftReport, input, { keepsLast: true });
  if (!data) {
    return (
      <SidePanel title={t('reports.write')} onClose={onClose}>
        {error && <ErrorState error={error} />}
      </SidePanel>
    );
  }
  return <Writing key={data.period} {...{ projectId, draft: data, onPeriod: setPeriod, onAgain: () => void refetch(), onClose }} />; // biome-ignore format: one line
}

interface WritingProps extends ReportWriterProps {
  readonly draft: ReportDraft;
  readonly onPeriod: (period: string) => void;
  /** Asks for the text as it is computed now. */
  readonly onAgain: () => void;
}

function Writing({ projectId, draft, onPeriod, onAgain, onClose }: WritingProps) {
  const t = useWords('reporting');
  const month = useMonthText();
  const { computed, version, period, periods } = draft;
  const [reported, setReported] = useState<Reported>(computed === 'grey' ? 'green' : computed);
  const [reason, setReason] = useState('');
  const [sentences, setSentences] = useState<ReportSentences>(() => computedText(draft));
  const ids = { reason: useId(), period: useId() };
  const publish = useChange(reporting.publishReport, {
    topics: [`project:${projectId}`],
    onDone: ({ reportId }) => {
      const takeBack = () => reporting.withdrawReport({ projectId, reportId, reason: t('reports.withdrawnAtOnce') });
      toast(t('reports.done', { month: month.long(period) }), { undo: { act: takeBack } });
      onClose();
    },
  });
  // a text that nobody touched goes with the figures
  useEffect(
    () => setSentences((now) => (now.some(({ kind }) => kind === 'written') ? now : computedText(draft))),
    [draft],
  );
  const isGreener = computed !== 'grey' && ranks.indexOf(reported) < ranks.indexOf(computed);
  const said = sentences.filter((sentence) => sentence.kind === 'computed' || sentence.text.trim());
  const send = () => {
    const text = said.map(({ id: _, ...sentence }) => sentence);
    const why = isGreener ? reason.trim() || null : null;
    publish.run({ projectId, period, version, reported, reason: why, sentences: text }).catch(onAgain);
  };
  return (
    <SidePanel
      title={t('reports.of', { month: month.long(period) })}
      subtitle={version > 1 ? t('reports.restates') : t('reports.begins')}
      onClose={onClose}
      acts={
        <Button
          isPrimary
          isBusy={publish.isRunning}
          disabled={!said.length || (isGreener && !reason.trim())}
          onClick={send}
        >
          {t(version > 1 ? 'reports.restate' : 'reports.publish')}
        </Button>
      }
    >
      <div className={styles.field}>
        <label htmlFor={ids.period}>{t('reports.period')}</label>
        <select id={ids.period} value={period} onChange={({ currentTarget }) => onPeriod(currentTarget.value)}>
          {periods.map((one) => (
            <option key={one} value={one}>
              {month.long(one)}
            </option>
          ))}
        </select>
      </div>
      <div className={styles.field}>
        <span className={styles.label}>{t('reports.status.title')}</span>
        <Choice
          label={t('reports.status.title')}
          value={reported}
          onChange={setReported}
          options={ranks.map((value) => ({ value, label: <StatusLabel status={value} /> }))}
        />
        <small className="dim">{t('reports.computedIs', { status: t(`overview.status.${computed}`) })}</small>
      </div>
      {isGreener && (
        <div className={styles.field}>
          <label htmlFor={ids.reason}>{t('reports.reason')}</label>
          <textarea
            id={ids.reason}
            rows={2}
            maxLength={1000}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <small className="dim">{t('reports.reasonWhy')}</small>
        </div>
      )}
      <SentenceEditor sentences={sentences} onChange={setSentences} />
      <Fault error={publish.error} />
    </SidePanel>
  );
}

function StatusLabel({ status }: { readonly status: Reported }) {
  const t = useWords('reporting');
  return (
    <span className={styles.statusLabel}>
      <StatusMark status={status} /> {t(`overview.status.${status}`)}
    </span>
  );
}

const computedText = ({ sentences }: ReportDraft): ReportSentences =>
  sentences.map((message, index) => ({ id: `computed-${index}`, kind: 'computed', message }));
