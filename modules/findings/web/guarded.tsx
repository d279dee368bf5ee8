import { type ReactNode, useState } from 'react';
import type { Message } from '#engine';
import { OperationError } from '#platform/contract';
import { Anchor, Button, Dialog, Sentence, toast, useFault, useWords } from '#platform/web';
import styles from './evidence-list.module.css';

/** A finding in the way of an act, as the refusal tells it. */
interface InTheWay {
  readonly findingId: string;
  readonly sentence: Message;
  readonly enforcement: 'advise' | 'warn' | 'block';
  readonly rule: { readonly officeId: string; readonly officeName: string; readonly version: number } | null;
  readonly waivableBy: string;
}

interface Guarded {
  /** Does it; where policies stop it, the dialog tells why. */
  readonly act: () => void;
  readonly isRunning: boolean;
  /** To be rendered where the act stands. */
  readonly dialog: ReactNode;
}

interface GuardedAct<T> {
  /** The act as its button says it. */
  readonly title: string;
  readonly projectId: string;
  /** Sends it, with the warnings that were read. */
  readonly run: (acknowledge: string[]) => Promise<T>;
  readonly onDone: (answer: T) => void;
}

/** An act that policies can stop: a block says what to do, warnings are read and then it goes on. */
export function useGuarded<T>({ title, projectId, run, onDone }: GuardedAct<T>): Guarded {
  const tell = useFault();
  const [isRunning, setRunning] = useState(false);
  const [refusal, setRefusal] = useState<OperationError>();
  const send = async (acknowledge: string[]) => {
    setRunning(true);
    try {
      onDone(await run(acknowledge));
      setRefusal(undefined);
    } catch (error) {
      if (error instanceof OperationError && findingsOf(error)) setRefusal(error);
      else toast(tell(error));
    } finally {
      setRunning(false);
    }
  };
  const close = () => setRefusal(undefined);
  return {
    act: () => void send([]),
    isRunning,
    dialog: refusal && (
      <Refused {...{ title, projectId, refusal, isRunning }} onClose={close} onGoOn={(ids) => void send(ids)} />
    ),
  };
}

function findingsOf({ code, details }: OperationError): readonly InTheWay[] | undefined {
  if (code !== 'act-blocked' && code !== 'act-warned') return undefined;
  return (details as { findings?: readonly InTheWay[] } | undefined)?.findings;
}

interface RefusedProps {
  readonly title: string;
  readonly projectId: string;
  readonly refusal: OperationError;
  readonly isRunning: boolean;
  readonly onClose: () => void;
  readonly onGoOn: (findingIds: string[]) => void;
}

interface InTheWayListProps {
  readonly found: readonly InTheWay[];
  readonly projectId: string;
}

/** Findings in the way of an act, each with the rule that says so and who may waive it. */
export function InTheWayList({ found, projectId }: InTheWayListProps) {
  const t = useWords('findings');
  return (
    <ul className={styles.inTheWay}>
      {found.map((item) => (
        <li key={item.findingId}>
          <span>
            <Sentence message={item.sentence} />
          </span>
          <span className="dim">
            {item.rule && `${t('evidence.ruleOf', { office: item.rule.officeName, version: item.rule.version })} · `}
            {t('guarded.waivable', { role: t(`waiver.${item.waivableBy}`) })} ·{' '}
            <Anchor to={`/projects/${projectId}?finding=${item.findingId}`}>{t('evidence.open')}</Anchor>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What is in the way, by which rule, and what can be done about it. */
function Refused({ title, projectId, refusal, isRunning, onClose, onGoOn }: RefusedProps) {
  const t = useWords('findings');
  const found = findingsOf(refusal) ?? [];
  const isBlocked = refusal.code === 'act-blocked';
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{t(isBlocked ? 'guarded.blocked' : 'guarded.warned', { count: found.length })}</p>
      <InTheWayList found={found} projectId={projectId} />
      <div className="dialog-acts">
        <Button onClick={onClose}>{t('guarded.leave')}</Button>
        {!isBlocked && (
          <Button isPrimary isBusy={isRunning} onClick={() => onGoOn(found.map(({ findingId }) => findingId))}>
            {title}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
