import { useState } from 'react';
import { readTableFile, type TableFault, type TableLine } from '#formats';
import { offices } from '#modules/offices/web/parts';
import {
  Button,
  DropTarget,
  EmptyState,
  Fault,
  FileButton,
  Lead,
  Page,
  toast,
  useChange,
  useGo,
  useOperation,
  useWords,
} from '#platform/web';
import type { ImportField } from '../routes.ts';
import { ImportFaults } from './import-faults.tsx';
import { guessMapping, type Mapping, mappedLines } from './import-lines.ts';
import { ImportMapping } from './import-mapping.tsx';
import styles from './intake.module.css';
import { intake, type Trial, topics } from './intake.ts';
import { useTemplate } from './use-template.ts';

interface Chosen {
  readonly file: string;
  readonly lines: readonly TableLine[];
  readonly fault: TableFault | null;
}

/** So many are imported at once. */
const mostProposals = 500;

/** A list from Excel or CSV: which column says what, what would become of each line, and then the proposals. */
export function ImportPage() {
  const t = useWords('intake');
  const go = useGo();
  const template = useTemplate();
  const [chosen, setChosen] = useState<Chosen>();
  const [mapping, setMapping] = useState<Mapping>({});
  const [office, setOffice] = useState('');
  const [trial, setTrial] = useState<Trial>();
  const { data } = useOperation(offices.listOffices, {});
  const run = useChange(intake.importProposals, { topics });
  const officeId = office || (data?.items[0]?.id ?? '');
  const titleOf = (field: ImportField) => t(`import.field.${field}`);
  const read = async ([file]: readonly File[]) => {
    if (!file) return;
    const { lines, fault } = readTableFile(file.name, new Uint8Array(await file.arrayBuffer()));
    setChosen({ file: file.name, lines, fault: lines.length - 1 > mostProposals ? 'too-large' : fault });
    setMapping(guessMapping(lines[0]?.cells ?? [], titleOf));
    setTrial(undefined);
  };
  const ask = { officeId, lines: chosen ? mappedLines(chosen.lines, mapping) : [] };
  const attempt = async () => setTrial(await run.run({ ...ask, isTrial: true, leavesOut: false }));
  const create = async () => {
    const { proposals } = await run.run({ ...ask, isTrial: false, leavesOut: true });
    toast(t('import.done', { count: proposals.length }));
    go('/intake');
  };
  const changed =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setTrial(undefined);
    };
  const isRead = chosen !== undefined && chosen.fault === null;
  const button = (
    <FileButton accept=".xlsx,.csv,.txt" isPrimary={!isRead} onFiles={(files) => void read(files)}>
      {t(isRead ? 'import.another' : 'import.choose')}
    </FileButton>
  );
  const save = <Button onClick={() => void template()}>{t('import.template')}</Button>;
  return (
    <Page title={t('import.title')} path={[{ label: t('title'), to: '/intake' }]}>
      <Lead>{leadOf(chosen, trial, t)}</Lead>
      <DropTarget label={t('import.choose')} onFiles={(files) => void read(files)} />
      {!isRead ? (
        <EmptyState
          isPage
          title={chosen?.fault ? chosen.file : t('import.emptyTitle')}
          act={
            <>
              {button}
              {save}
            </>
          }
        >
          {t(chosen?.fault ? `import.refused.${chosen.fault}` : 'import.empty')}
        </EmptyState>
      ) : (
        <>
          <div className="bar">
            {button}
            {save}
          </div>
          <div className={styles.import}>
            <ImportMapping
              lines={chosen.lines}
              mapping={mapping}
              onMap={changed(setMapping)}
              offices={data?.items ?? []}
              officeId={officeId}
              onOffice={changed(setOffice)}
            />
            <div className={styles.acts}>
              <Button
                isPrimary={!trial}
                isBusy={run.isRunning && !trial}
                disabled={mapping.name === undefined || !officeId}
                onClick={() => void attempt().catch(() => {})}
              >
                {t('import.try')}
              </Button>
              {mapping.name === undefined && <span className="warn">{t('import.noName')}</span>}
              {trial && trial.proposals.length > 0 && (
                <Button isPrimary isBusy={run.isRunning} onClick={() => void create().catch(() => {})}>
                  {t(trial.faults.length ? 'import.createGood' : 'import.create', { count: trial.proposals.length })}
                </Button>
              )}
            </div>
            <Fault error={run.error} />
            {trial && trial.faults.length > 0 && <ImportFaults faults={trial.faults} titleOf={titleOf} />}
          </div>
        </>
      )}
    </Page>
  );
}

function leadOf(chosen: Chosen | undefined, trial: Trial | undefined, t: ReturnType<typeof useWords>): string {
  if (!chosen || chosen.fault) return t('import.lead');
  const count = chosen.lines.length - 1;
  if (!trial) return t('import.leadFile', { file: chosen.file, count });
  const faulty = new Set(trial.faults.map(({ line }) => line)).size;
  const good = t('import.leadTried', { good: trial.proposals.length, count });
  return faulty ? `${good} ${t('import.leadFaulty', { count: faulty })}` : good;
}
