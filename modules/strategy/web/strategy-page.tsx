import { OfficeChoice } from '#modules/offices/web/parts';
import {
  Button,
  Choice,
  EmptyState,
  Lead,
  messageOf,
  Sentence,
  useAddress,
  useMay,
  useOpenRecord,
  useOperation,
  useWords,
} from '#platform/web';
import { ContributionMap } from './contribution-map.tsx';
import { ObjectiveList } from './objective-list.tsx';
import { ObjectivePanel } from './objective-panel.tsx';
import { ProjectList } from './project-list.tsx';
import { ProposeStrategy } from './propose-strategy.tsx';
import { strategy, topics } from './strategy.ts';
import { NewObjective, NewTheme, ThemePanel } from './strategy-forms.tsx';
import { StrategyFrame } from './strategy-frame.tsx';

const looks = ['objectives', 'map', 'projects'] as const;

/** What an office wants to reach and how far its money serves that: objectives, the map of contributions, projects. */
export function StrategyPage() {
  const t = useWords('strategy');
  const [officeId, chooseOffice] = useAddress('office');
  const [shown, show] = useAddress('show');
  const look = looks.find((one) => one === shown) ?? 'objectives';
  const panel = useOpenRecord();
  const mayWriteAnywhere = useMay('strategy.write');
  const { data, error, refetch } = useOperation(
    strategy.getStrategy,
    { officeId },
    { topics: [...topics, 'portfolio'], keepsLast: true },
  );
  if (!data) return <StrategyFrame error={error} onRetry={() => void refetch()} />;
  const mayWrite = data.mayWrite && mayWriteAnywhere;
  const lead = data.headline.map((message, index) => (
    <span key={message.key}>
      {index > 0 && ' '}
      <Sentence message={messageOf(message)} />
    </span>
  ));
  const acts = mayWrite && (
    <>
      <Button onClick={() => panel.open('new-theme')}>{t('theme.new')}</Button>
      {data.themes.length > 0 && <Button onClick={() => panel.open('new')}>{t('objective.new')}</Button>}
      {data.isChanged && data.objectives.length > 0 && (
        <Button isPrimary onClick={() => panel.open('propose')}>
          {t('propose.open')}
        </Button>
      )}
    </>
  );
  const tools = (
    <>
      <Choice
        label={t('look')}
        value={look}
        options={looks.map((value) => ({ value, label: t(`looks.${value}`) }))}
        onChange={(value) => show(value === 'objectives' ? undefined : value)}
      />
      <OfficeChoice offices={data.offices} officeId={data.officeId ?? undefined} onChange={chooseOffice} />
    </>
  );
  const theme = data.themes.find(({ themeId }) => `theme-${themeId}` === panel.id);
  const opened =
    panel.id === 'new-theme' && mayWrite ? (
      <NewTheme answer={data} onClose={panel.close} />
    ) : panel.id === 'new' && mayWrite ? (
      <NewObjective answer={data} onClose={panel.close} />
    ) : panel.id === 'propose' && mayWrite ? (
      <ProposeStrategy answer={data} onClose={panel.close} />
    ) : theme ? (
      <ThemePanel key={theme.themeId} answer={data} theme={theme} onClose={panel.close} />
    ) : (
      panel.id &&
      !panel.id.startsWith('theme-') && <ObjectivePanel key={panel.id} objectiveId={panel.id} onClose={panel.close} />
    );
  const empty = (
    <EmptyState
      title={t('empty.title')}
      act={mayWrite && <Button onClick={() => panel.open('new-theme')}>{t('theme.new')}</Button>}
    >
      {t('empty.text')}
    </EmptyState>
  );
  return (
    <StrategyFrame>
      <Lead more={<Adopted answer={data} />}>{lead}</Lead>
      {look === 'objectives' && (
        <ObjectiveList answer={data} tools={tools} acts={acts} panel={opened} open={panel} empty={empty} />
      )}
      {look === 'projects' && <ProjectList answer={data} tools={tools} acts={acts} panel={opened} />}
      {look === 'map' && <ContributionMap answer={data} tools={tools} acts={acts} panel={opened} open={panel} />}
    </StrategyFrame>
  );
}

/** Which version stands, and whether what is shown is it. */
function Adopted({
  answer: { version, isChanged, objectives },
}: {
  readonly answer: import('./strategy.ts').StrategyAnswer;
}) {
  const t = useWords('strategy');
  if (!objectives.length) return null;
  if (!version) return t('adopted.never');
  const parameters = {
    version: version.version,
    by: version.adoptedBy ?? '',
    at: { kind: 'date', at: version.adoptedAt } as const,
  };
  return t(isChanged ? 'adopted.changed' : 'adopted.asIs', parameters);
}
