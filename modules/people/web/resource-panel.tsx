import { useState } from 'react';
import { useMoney, usePersonOptions } from '#modules/offices/web/parts';
import {
  Button,
  DateText,
  ErrorState,
  Facts,
  Fault,
  type Field,
  FoldedHistory,
  Form,
  SidePanel,
  useAddress,
  useFormat,
  useOperation,
  useWords,
} from '#platform/web';
import styles from './people.module.css';
import { type OneResource, people, type ResourceItem, type SkillItem, topics } from './people.ts';
import { AddAvailability, AddRate, AddSkill } from './resource-forms.tsx';
import { useRootOffice } from './use-offices.tsx';
import { edits, gone, made, useResourceWriter } from './use-resource-writer.ts';

interface Lists {
  readonly resources: readonly ResourceItem[];
  readonly skills: readonly SkillItem[];
}

interface PanelProps extends Lists {
  readonly onClose: () => void;
}

type Fields = 'name' | 'kind' | 'personId' | 'teamId' | 'planNames';

function useResourceFields(
  { resources }: Pick<Lists, 'resources'>,
  present?: { value: string; label: string },
): readonly Field<Fields>[] {
  // biome-ignore format: one line
  const t = useWords('people');
  const persons = usePersonOptions(t('resource.nobody'), present);
  const teams = resources.filter(({ kind }) => kind === 'team').map(({ resourceId, name }) => ({ value: resourceId, label: name })); // biome-ignore format: one line
  const kinds = (['person', 'team'] as const).map((value) => ({ value, label: t(`kind.${value}`) }));
  const none = { value: '', label: t('resource.noTeam') };
  return [
    { name: 'name', label: t('resource.name') },
    { name: 'kind', label: t('resource.kind'), type: 'select', options: kinds },
    { name: 'teamId', label: t('resource.team'), type: 'select', options: [none, ...teams], isOptional: true },
    { name: 'personId', label: t('resource.person'), type: 'select', options: persons, isOptional: true },
    { name: 'planNames', label: t('resource.planNames'), help: t('resource.planNamesHelp'), type: 'paragraph', isOptional: true }, // biome-ignore format: one line
  ];
}

const read = ({ name, kind, teamId, personId, planNames }: Readonly<Record<Fields, string>>) => ({
  name,
  kind,
  teamId: kind === 'person' && teamId ? teamId : null,
  personId: kind === 'person' && personId ? personId : null,
  planNames: planNames.split('\n').flatMap((line) => line.trim() || []),
});

export function NewResource({ resources, onClose }: PanelProps) {
  const t = useWords('people');
  const { officeId, field } = useRootOffice();
  const { write } = useResourceWriter(officeId);
  const [name = ''] = useAddress('name');
  return (
    <SidePanel title={t('resource.new')} subtitle={t('resource.text')} onClose={onClose} takesFocus={false}>
      {field}
      <Form
        fields={useResourceFields({ resources })}
        values={{ kind: name ? 'team' : 'person', name }}
        act={t('resource.create')}
        hasFocus
        onSubmit={async (typed) => {
          await write([made('pool-resource', read(typed))], t('resource.created', { name: typed.name }));
          onClose();
        }}
        onCancel={onClose}
      />
    </SidePanel>
  );
}

/** One resource: what it can do, how much of it is there, what it costs. */
export function ResourcePanel({ resourceId, onClose, ...lists }: PanelProps & { readonly resourceId: string }) {
  const t = useWords('people');
  const { data, error, refetch } = useOperation(people.getResource, { resourceId }, { topics, keepsLast: true });
  if (error) {
    return (
      <SidePanel title={t('resource.one')} onClose={onClose}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </SidePanel>
    );
  }
  return data && <Shown resource={data} onClose={onClose} {...lists} />;
}

function Shown({ resource, resources, skills, onClose }: PanelProps & { readonly resource: OneResource }) {
  const t = useWords('people');
  const format = useFormat();
  const money = useMoney();
  const [isChanging, setChanging] = useState(false);
  const { resourceId: id, officeId, name, mayWrite, availability, rates, absences, usePercent } = resource;
  const { write, isRunning, error } = useResourceWriter(officeId);
  const remove = async () => {
    await write([gone('pool-resource', id)], t('resource.removed', { name }));
    onClose();
  };
  const take = (entity: 'resource-skill' | 'resource-availability' | 'resource-rate', record: string, label: string) =>
    mayWrite && (
      <Button aria-label={label} onClick={() => void write([gone(entity, record)], t('saved')).catch(() => {})}>
        {t('remove')}
      </Button>
    );
  const acts = mayWrite && (
    <>
      <Button onClick={() => setChanging(!isChanging)}>{t(isChanging ? 'resource.done' : 'resource.change')}</Button>
      <Button isDanger isBusy={isRunning} onClick={() => void remove().catch(() => {})}>
        {t('resource.remove')}
      </Button>
    </>
  );
  const use =
    usePercent === null ? t('resource.noUse') : t('resource.useOf', { percent: format.number(usePercent, 0) });
  return (
    <SidePanel title={name} subtitle={t(`kind.${resource.kind}`)} onClose={onClose} acts={acts || undefined}>
      {isChanging ? (
        <Changed resource={resource} resources={resources} />
      ) : (
        <Facts
          items={[
            [t('office'), resource.officeName],
            ...(resource.teamName ? [[t('resource.team'), resource.teamName] as const] : []),
            [t('resource.people'), format.number(resource.fullTime, 2)],
            [t('resource.usual'), use],
            ...(resource.planNames.length ? [[t('resource.planNames'), resource.planNames.join(', ')] as const] : []),
          ]}
        />
      )}
      <Fault error={error} />
      <h3>{t('held.title')}</h3>
      {resource.skills.length === 0 && <p className="dim">{t('held.none')}</p>}
      <ul className={styles.lines}>
        {resource.skills.map((one) => (
          <li key={one.heldId}>
            <b>{one.name}</b>{' '}
            <span className="dim">
              {t(one.sharePercent ? 'held.line' : 'held.standIn', { level: one.level, share: one.sharePercent })}
            </span>
            {take('resource-skill', one.heldId, t('held.remove', { name: one.name }))}
          </li>
        ))}
      </ul>
      {mayWrite && <AddSkill resource={resource} skills={skills} />}
      <h3>{t('availability.title')}</h3>
      {availability.length === 0 && <p className="dim">{t('availability.none', { count: resource.fullTime })}</p>}
      <ul className={styles.lines}>
        {availability.map((one) => (
          <li key={one.availabilityId}>
            <DateText at={one.fromOn} />{' '}
            <b>{t('availability.line', { count: one.fullTime, people: format.number(one.fullTime, 2) })}</b>
            {take('resource-availability', one.availabilityId, t('availability.remove', { day: one.fromOn }))}
          </li>
        ))}
      </ul>
      {mayWrite && <AddAvailability resource={resource} />}
      {absences.length > 0 && (
        <>
          <h3>{t('absence.title')}</h3>
          <ul className={styles.lines}>
            {absences.map(({ fromDay, untilDay }) => (
              <li key={fromDay}>
                {t('absence.line', { from: { kind: 'date', at: fromDay }, until: { kind: 'date', at: untilDay } })}
              </li>
            ))}
          </ul>
        </>
      )}
      {resource.mayReadRates && (
        <>
          <h3>{t('rate.title')}</h3>
          {rates.length === 0 && <p className="dim">{t('rate.none')}</p>}
          <ul className={styles.lines}>
            {rates.map((one) => (
              <li key={one.rateId}>
                <DateText at={one.fromOn} /> <b>{t('rate.line', { amount: money?.text(one.hourMinor) ?? '' })}</b>
                {take('resource-rate', one.rateId, t('rate.remove', { day: one.fromOn }))}
              </li>
            ))}
          </ul>
          {mayWrite && <AddRate resource={resource} />}
          <FoldedHistory record={{ kind: 'resource', id }} topics={topics} />
        </>
      )}
    </SidePanel>
  );
}

function Changed({
  resource,
  resources,
}: {
  readonly resource: OneResource;
  readonly resources: readonly ResourceItem[];
}) {
  // biome-ignore format: one line
  const t = useWords('people');
  const { resourceId: id, officeId, name, kind, teamId, personId, planNames } = resource;
  const { write } = useResourceWriter(officeId);
  const fields = useResourceFields({ resources: resources.filter((one) => one.resourceId !== id && one.officeId === officeId) }, personId ? { value: personId, label: name } : undefined); // biome-ignore format: one line
  return (
    <Form
      fields={fields}
      values={{ name, kind, teamId: teamId ?? '', personId: personId ?? '', planNames: planNames.join('\n') }}
      act={t('resource.save')}
      isMinor
      onSubmit={(typed) => write(edits('pool-resource', id, { name, kind, teamId, personId, planNames }, read(typed)), t('saved'))} // biome-ignore format: one line
    />
  );
}
