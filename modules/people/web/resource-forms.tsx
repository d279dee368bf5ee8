import { useState } from 'react';
import { useCurrency } from '#modules/offices/web/parts';
import { Button, Form, useIdentity, useWords } from '#platform/web';
import type { OneResource, SkillItem } from './people.ts';
import { made, useResourceWriter } from './use-resource-writer.ts';

interface AddProps {
  readonly resource: OneResource;
}

export function AddSkill({ resource, skills }: AddProps & { readonly skills: readonly SkillItem[] }) {
  const t = useWords('people');
  const [isAdding, setAdding] = useState(false);
  const { write } = useResourceWriter(resource.officeId);
  const { resourceId } = resource;
  const free = skills.filter(({ skillId }) => !resource.skills.some((one) => one.skillId === skillId));
  const left = 100 - resource.skills.reduce((sum, { sharePercent }) => sum + sharePercent, 0);
  if (!isAdding) return free.length > 0 && <Button onClick={() => setAdding(true)}>{t('held.add')}</Button>;
  return (
    <Form
      fields={[
        { name: 'skillId', label: t('held.skill'), type: 'select', options: free.map(({ skillId, name }) => ({ value: skillId, label: name })) },
        { name: 'level', label: t('held.level'), help: t('held.levelHelp'), type: 'whole-number', most: 5 },
        { name: 'sharePercent', label: t('held.share'), help: t('held.shareHelp'), type: 'whole-number', most: 100 },
      ]} // biome-ignore format: fields
      values={{ skillId: free[0]?.skillId ?? '', level: '3', sharePercent: String(Math.max(0, left)) }}
      act={t('held.add')}
      isMinor
      hasFocus
      onSubmit={async ({ skillId, level, sharePercent }) => {
        const to = { resourceId, skillId: skillId || free[0]?.skillId, level: Number(level), sharePercent: Number(sharePercent) }; // biome-ignore format: one record
        await write([made('resource-skill', to)], t('saved'));
        setAdding(false);
      }}
      onCancel={() => setAdding(false)}
    />
  );
}

export function AddAvailability({ resource }: AddProps) {
  const t = useWords('people');
  const { today } = useIdentity();
  const [isAdding, setAdding] = useState(false);
  const { write } = useResourceWriter(resource.officeId);
  if (!isAdding) return <Button onClick={() => setAdding(true)}>{t('availability.add')}</Button>;
  return (
    <Form
      fields={[
        { name: 'fromOn', label: t('availability.from'), type: 'date' },
        { name: 'fullTime', label: t('availability.people'), help: t('resource.peopleHelp'), type: 'number' },
      ]}
      values={{ fromOn: today, fullTime: '1' }}
      act={t('availability.add')}
      isMinor
      hasFocus
      onSubmit={async ({ fromOn, fullTime }) => {
        const to = { resourceId: resource.resourceId, fromOn, fullTime: Number(fullTime) };
        await write([made('resource-availability', to)], t('saved'));
        setAdding(false);
      }}
      onCancel={() => setAdding(false)}
    />
  );
}

export function AddRate({ resource }: AddProps) {
  const t = useWords('people');
  const { today } = useIdentity();
  const currency = useCurrency();
  const [isAdding, setAdding] = useState(false);
  const { write } = useResourceWriter(resource.officeId);
  if (!isAdding) return <Button onClick={() => setAdding(true)}>{t('rate.add')}</Button>;
  return (
    <Form
      fields={[
        { name: 'fromOn', label: t('availability.from'), type: 'date' },
        { name: 'hourMinor', label: t('rate.hour', { currency: resource.currencyCode }), type: 'number' },
      ]}
      values={{ fromOn: today }}
      act={t('rate.add')}
      isMinor
      hasFocus
      onSubmit={async ({ fromOn, hourMinor }) => {
        const amount = Math.round(Number(hourMinor) * (currency?.minorUnits ?? 100));
        await write(
          [made('resource-rate', { resourceId: resource.resourceId, fromOn, hourMinor: amount })],
          t('saved'),
        );
        setAdding(false);
      }}
      onCancel={() => setAdding(false)}
    />
  );
}
