import { Anchor, ErrorState, SidePanel, useFormat, useOperation, useWords } from '#platform/web';
import type { Shown } from './capacity-heat.tsx';
import styles from './people.module.css';
import { type Figure, type Period, people, topics } from './people.ts';
import { usePeriodText } from './use-periods.ts';

interface FigurePanelProps {
  readonly opened: { readonly skillId: string | null; readonly name: string | null; readonly period: Period };
  readonly officeId: string | undefined;
  readonly shown: Shown;
  readonly onClose: () => void;
}

/** Who is there and what asks for them: the parts of one figure. */
export function FigurePanel({ opened, officeId, onClose }: FigurePanelProps) {
  const t = useWords('people');
  const periodText = usePeriodText();
  const { skillId, name, period } = opened;
  const which = { officeId, skillId: skillId ?? undefined, from: period.from, until: period.until };
  const { data, error, refetch } = useOperation(people.getCapacityFigure, which, { topics, keepsLast: true });
  const title = t('cell.title', { skill: name ?? t('heat.noSkill'), period: periodText(period) });
  return (
    <SidePanel title={title} onClose={onClose}>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : data && <Parts figure={data} />}
    </SidePanel>
  );
}

function Parts({ figure }: { readonly figure: Figure }) {
  const t = useWords('people');
  const format = useFormat();
  const { period, supplyHours, projectHours, proposalHours, resources, standIns, projects, proposals } = figure;
  const people = (hours: number) => format.number(hours / Math.max(period.fullTimeHours, 1), 1);
  const hours = (value: number) => format.number(value, 0);
  const share = (asked: number, supply: number) => (supply > 0 ? `${format.number((asked * 100) / supply, 0)} %` : '–');
  const amounts = { asked: people(projectHours), supply: people(supplyHours) };
  const sources = [
    ...projects.map((one) => ({ ...one, id: one.projectId ?? 'hidden', to: one.projectId && `/projects/${one.projectId}/plan`, isProposal: false })),
    ...proposals.map((one) => ({ ...one, id: one.proposalId, to: `/proposals/${one.proposalId}`, isProposal: true, resources: [] })),
  ]; // biome-ignore format: one list
  return (
    <>
      <p>
        {supplyHours > 0
          ? t('cell.sentence', { ...amounts, percent: share(projectHours, supplyHours) })
          : t('cell.sentenceNobody', amounts)}{' '}
        {proposalHours > 0 && t('cell.proposals', { people: people(proposalHours) })}
      </p>
      <h3>{t('cell.projects')}</h3>
      {sources.length === 0 ? (
        <p className="dim">{t('cell.nothing')}</p>
      ) : (
        <table className={styles.parts}>
          <thead>
            <tr>
              <th scope="col">{t('cell.project')}</th>
              <th scope="col">{t('cell.hours')}</th>
              <th scope="col">{t('cell.people')}</th>
            </tr>
          </thead>
          <tbody>
            {sources.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  {one.to ? <Anchor to={one.to}>{one.name}</Anchor> : t('cell.hidden')}{' '}
                  <small>{one.isProposal ? t('cell.isProposal') : one.resources.join(', ')}</small>
                </th>
                <td>{hours(one.hours)}</td>
                <td>{people(one.hours)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {resources.length > 0 && (
        <>
          <h3>{t('cell.resources')}</h3>
          <table className={styles.parts}>
            <thead>
              <tr>
                <th scope="col">{t('cell.resource')}</th>
                <th scope="col">{t('cell.supply')}</th>
                <th scope="col">{t('cell.asked')}</th>
                <th scope="col">{t('cell.use')}</th>
              </tr>
            </thead>
            <tbody>
              {resources.map((one) => (
                <tr key={one.resourceId}>
                  <th scope="row">
                    <Anchor to={`/resources?open=${one.resourceId}`}>{one.name}</Anchor>{' '}
                    <small>{t(`kind.${one.kind}`)}</small>
                  </th>
                  <td>{hours(one.supplyHours)}</td>
                  <td>{hours(one.demandHours)}</td>
                  <td>{share(one.demandHours, one.supplyHours)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {standIns.length > 0 && (
        <>
          <h3>{t('cell.standIns')}</h3>
          <table className={styles.parts}>
            <thead>
              <tr>
                <th scope="col">{t('cell.resource')}</th>
                <th scope="col">{t('cell.level')}</th>
                <th scope="col">{t('cell.free')}</th>
              </tr>
            </thead>
            <tbody>
              {standIns.map((one) => (
                <tr key={one.resourceId}>
                  <th scope="row">
                    <Anchor to={`/resources?open=${one.resourceId}`}>{one.name}</Anchor>
                  </th>
                  <td>{one.level}</td>
                  <td>{hours(one.freeHours)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  );
}
