import { useState } from 'react';
import { actions } from '#engine';
import {
  Anchor,
  Button,
  Dialog,
  type Field,
  Form,
  InstantText,
  toast,
  UntilText,
  useChange,
  useFormat,
  useIdentity,
  useMay,
  useOperation,
  useWords,
} from '#platform/web';
import styles from './answer-finding.module.css';
import { type Assigned, AssignFinding } from './assign-finding.tsx';
import { useOutcome } from './decisions.ts';
import { EvidenceList } from './evidence-list.tsx';
import { type FindingItem, findings } from './findings.ts';
import { addDays } from './until.ts';

interface AnswerFindingProps {
  readonly item: Assigned & Pick<FindingItem, 'severity' | 'sentence' | 'code' | 'projectId'>;
}

/** What follows from a finding and by which rule, what was decided about it, and the ways to answer it. */
export function AnswerFinding({ item }: AnswerFindingProps) {
  const t = useWords('findings');
  const mayAnswer = useMay('finding.answer');
  const { isAlone } = useIdentity();
  const [answer, setAnswer] = useState<Answer | 'assign'>();
  const close = () => setAnswer(undefined);
  const { findingId, projectId } = item;
  const topics = ['decisions', 'findings', ...(projectId ? [`project:${projectId}`] : [])];
  const { data } = useOperation(findings.listConsequences, { findingId }, { topics });
  const standing = (data?.items ?? [])
    .filter(({ endedAt, decisionId }) => endedAt === null && decisionId === null)
    .sort((one, other) => actions.indexOf(one.action) - actions.indexOf(other.action));
  return (
    <div className={styles.answers}>
      {standing.length > 0 && (
        <EvidenceList hasActs items={standing.map((consequence) => ({ ...item, consequence }))} projectId={projectId} />
      )}
      <DecisionsAbout findingId={findingId} topics={topics} />
      {mayAnswer && (
        <div className={styles.acts}>
          <Button onClick={() => setAnswer('assign')}>{t('assign.act')}</Button>
          {answers
            .filter((one) => !isAlone || !ofOthers.has(one))
            .map((one) => (
              <Button key={one} onClick={() => setAnswer(one)}>
                {t(`answer.${toldAs(one, isAlone)}.act`)}
              </Button>
            ))}
        </div>
      )}
      {answer === 'assign' && <AssignFinding item={item} topics={topics} onClose={close} />}
      {answer && answer !== 'assign' && (
        <AnswerDialog answer={answer} findingId={findingId} topics={topics} onClose={close} />
      )}
    </div>
  );
}

/** What is asked about the finding, and how it was answered, the latest first. */
function DecisionsAbout({ findingId, topics }: { readonly findingId: string; readonly topics: readonly string[] }) {
  const t = useWords('findings');
  const outcome = useOutcome();
  const open = useOperation(findings.listDecisions, { findingId, state: 'open' }, { topics }).data?.items ?? [];
  const decided = useOperation(findings.listDecisions, { findingId, state: 'decided' }, { topics }).data?.items ?? [];
  if (open.length + decided.length === 0) return null;
  return (
    <ul className={styles.decisions} aria-label={t('answer.decisions')}>
      {[...open, ...decided].map((decision) => (
        <li key={decision.decisionId}>
          <span>
            <Anchor to={`/decisions/${decision.decisionId}`}>{t(`kind.${decision.kind}`)}</Anchor>
          </span>
          <span>
            {decision.outcome === null
              ? t('answer.waits', { people: decision.askedPeople.map(({ name }) => name).join(', ') || '–' })
              : outcome(decision.outcome)}
          </span>
          <span className="dim">
            {decision.dueAt ? (
              <>
                {t('decide.due')} <InstantText at={decision.dueAt} />
              </>
            ) : (
              <InstantText at={decision.decidedAt ?? decision.askedAt} />
            )}
          </span>
          <span className="dim">
            {decision.holdsUntil && (
              <>
                {t('decide.holdsUntil')} <UntilText at={decision.holdsUntil} />
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

const answers = ['waiver', 'takeOn', 'accept', 'dispute', 'escalate'] as const;
type Answer = (typeof answers)[number];

/** Those that others decide: whoever is alone would only ask himself. */
const ofOthers: ReadonlySet<Answer> = new Set(['dispute', 'escalate']);

/** What will happen: one who is alone does not ask for a waiver, he waives. */
const toldAs = (answer: Answer, isAlone: boolean) => (answer === 'waiver' && isAlone ? 'waiverAlone' : answer);

/** Those that hold until a day, with how many days ahead it usually is. */
const usualDays: Partial<Readonly<Record<Answer, number>>> = { waiver: 28, takeOn: 14, accept: 28 };

interface AnswerDialogProps {
  readonly answer: Answer;
  readonly findingId: string;
  readonly topics: readonly string[];
  readonly onClose: () => void;
}

function AnswerDialog({ answer, findingId, topics, onClose }: AnswerDialogProps) {
  const t = useWords('findings');
  const { today, isAlone } = useIdentity();
  const { endOf } = useFormat();
  const told = toldAs(answer, isAlone);
  const send = useAnswers(topics)[answer];
  const days = usualDays[answer];
  const fields: readonly Field<'reason' | 'until'>[] = [
    { name: 'reason', label: t('answer.reason'), type: 'paragraph' },
    ...(days === undefined ? [] : [{ name: 'until', label: t(`answer.${told}.until`), type: 'date' } as const]),
  ];
  return (
    <Dialog title={t(`answer.${told}.act`)} onClose={onClose}>
      <p className="dim">{t(`answer.${told}.text`)}</p>
      <Form
        fields={fields}
        values={days === undefined ? {} : { until: addDays(today, days) }}
        act={t(`answer.${told}.act`)}
        hasFocus
        onCancel={onClose}
        onSubmit={async ({ reason, until }) => {
          const sent = await send({ findingId, reason, until: endOf(until) });
          toast(t(sent.isDecided ? 'answer.waiverAlone.done' : `answer.${answer}.done`));
          onClose();
        }}
      />
    </Dialog>
  );
}

interface Sent {
  readonly findingId: string;
  readonly reason: string;
  /** Of those that hold until a day. */
  readonly until: string;
}

function useAnswers(
  topics: readonly string[],
): Readonly<Record<Answer, (sent: Sent) => Promise<{ readonly decisionId: string; readonly isDecided?: boolean }>>> {
  const waiver = useChange(findings.askForWaiver, { topics });
  const takeOn = useChange(findings.takeOnFinding, { topics });
  const accept = useChange(findings.acceptFinding, { topics });
  const dispute = useChange(findings.disputeFinding, { topics });
  const escalate = useChange(findings.escalateFinding, { topics });
  return {
    waiver: waiver.run,
    takeOn: takeOn.run,
    accept: accept.run,
    dispute: ({ findingId, reason }) => dispute.run({ findingId, reason }),
    escalate: ({ findingId, reason }) => escalate.run({ findingId, reason }),
  };
}
