import { useState } from 'react';
import {
  Button,
  Dialog,
  ErrorState,
  Form,
  Sentence,
  SidePanel,
  StatusMark,
  toast,
  useChange,
  useFormat,
  useMay,
  useOperation,
  useWords,
} from '#platform/web';
import { FinishChange } from './finish-change.tsx';
import { useMonthText } from './month-text.ts';
import { messageOf, reporting } from './reporting.ts';
import styles from './status.module.css';
import { StatusFigures } from './status-figures.tsx';

interface ReportPanelProps {
  readonly projectId: string;
  readonly reportId: string;
  readonly onClose: () => void;
}

/** A published report as it was read: what its manager says, beside what was computed on that day. */
export function ReportPanel({ projectId, reportId, onClose }: ReportPanelProps) {
  const t = useWords('reporting');
  const format = useFormat();
  const month = useMonthText();
  const topics = [`project:${projectId}`];
  const { data, error } = useOperation(reporting.getReport, { projectId, reportId }, { topics });
  const mayWithdraw = useMay('report.publish');
  const [isAsked, setAsked] = useState(false);
  if (!data) {
    return (
      <SidePanel title={t('reports.title')} onClose={onClose}>
        {error && <ErrorState error={error} />}
      </SidePanel>
    );
  }
  const { period, version, isCurrent, reported, reason, sentences, change, publishedBy, day, withdrawn } = data;
  // a reason that is the text itself is not said twice
  const isSaidOnce = reason && !sentences.some((each) => each.kind === 'written' && each.text === reason);
  const by = { person: publishedBy ?? '–', date: format.date(day) };
  return (
    <SidePanel
      title={t('reports.of', { month: month.long(period) })}
      subtitle={t(isCurrent || withdrawn ? 'reports.publishedBy' : 'reports.restatedBy', { ...by, version })}
      onClose={onClose}
      acts={isCurrent && mayWithdraw && <Button onClick={() => setAsked(true)}>{t('reports.withdraw')}</Button>}
    >
      {withdrawn && (
        <p className="prose">
          {t('reports.withdrawnBy', {
            person: withdrawn.by ?? '–',
            date: format.date(withdrawn.on),
            reason: withdrawn.reason,
          })}
        </p>
      )}
      <p className={styles.now}>
        <StatusMark status={reported} />
        <b>{t(`overview.status.${reported}`)}</b>
      </p>
      {isSaidOnce && <p className="prose dim">{t('reports.because', { reason })}</p>}
      <div className={styles.text}>
        {sentences.map((sentence) => (
          <p key={JSON.stringify(sentence)} className="prose">
            {sentence.kind === 'written' ? sentence.text : <Sentence message={messageOf(sentence.message)} />}
          </p>
        ))}
      </div>
      <h3>{t('reports.computedThen')}</h3>
      <StatusFigures status={data} />
      <h3>{t('status.change')}</h3>
      <FinishChange change={change} />
      {isAsked && (
        <Withdraw projectId={projectId} reportId={reportId} period={period} onClose={() => setAsked(false)} />
      )}
    </SidePanel>
  );
}

/** Why a report is to count no more. */
function Withdraw({ projectId, reportId, period, onClose }: ReportPanelProps & { readonly period: string }) {
  const t = useWords('reporting');
  const month = useMonthText();
  const withdraw = useChange(reporting.withdrawReport, { topics: [`project:${projectId}`, 'portfolio'] });
  return (
    <Dialog title={t('reports.withdraw')} onClose={onClose}>
      <p className="dim">{t('reports.withdrawText')}</p>
      <Form
        fields={[{ name: 'reason', label: t('reports.withdrawReason'), type: 'paragraph' }]}
        values={{}}
        act={t('reports.withdraw')}
        hasFocus
        onCancel={onClose}
        onSubmit={async ({ reason }) => {
          await withdraw.run({ projectId, reportId, reason });
          toast(t('reports.withdrawn', { month: month.long(period) }));
          onClose();
        }}
      />
    </Dialog>
  );
}
