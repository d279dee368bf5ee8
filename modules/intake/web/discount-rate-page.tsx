import { useState } from 'react';
import { type Office, OfficeFrame } from '#modules/offices/web/parts';
import {
  Button,
  DateText,
  Fault,
  Form,
  Lead,
  RecordTabs,
  undoable,
  useAllPages,
  useChange,
  useFormat,
  useIdentity,
  useMay,
  useWords,
} from '#platform/web';
import styles from './intake.module.css';
import { type DiscountRate, intake, topics } from './intake.ts';

/** At what an office discounts the figures of its cases, from which day on. */
export function DiscountRatePage() {
  const t = useWords('intake');
  return (
    <OfficeFrame part="/discount-rate" title={t('rate.title')}>
      {(office) => <Shown key={office.id} office={office} />}
    </OfficeFrame>
  );
}

const none: readonly DiscountRate[] = [];

function Shown({ office }: { readonly office: Office }) {
  const t = useWords('intake');
  const { today } = useIdentity();
  const [isSetting, set] = useState(false);
  const mayUpdate = useMay('office.update');
  const { items, error } = useAllPages(intake.listDiscountRates, { officeId: office.id }, { topics: [...topics, `proposal:${office.id}`] }); // biome-ignore format: one line
  const rows = items ?? none;
  const nearest = rows.find(({ fromOn }) => fromOn <= today);
  const lead = nearest
    ? t(nearest.officeId === office.id ? 'rate.leadOwn' : 'rate.leadFrom', {
        office: office.name,
        above: nearest.officeName,
        rate: { kind: 'percent', percent: nearest.percent },
        day: { kind: 'date', at: nearest.fromOn },
      })
    : t('rate.leadNone', { office: office.name });
  return (
    <>
      <Lead>{items ? lead : t('rate.title')}</Lead>
      <div className="bar">
        <RecordTabs kind="office" id={office.id} label={t('rate.title')} />
        <div className="bar-end">
          {mayUpdate && !isSetting && <Button onClick={() => set(true)}>{t('rate.add')}</Button>}
        </div>
      </div>
      <div className={styles.import}>
        <Fault error={items ? null : error} />
        <p className="dim">{t('rate.text')}</p>
        {isSetting && <NewRate officeId={office.id} onDone={() => set(false)} />}
        {rows.length > 0 && <Rates of={rows} />}
      </div>
    </>
  );
}

function NewRate({ officeId, onDone }: { readonly officeId: string; readonly onDone: () => void }) {
  const t = useWords('intake');
  const { today } = useIdentity();
  const change = useChange(intake.setDiscountRate, { topics });
  return (
    <Form
      fields={[
        { name: 'fromOn', label: t('rate.field.fromOn'), type: 'date' },
        { name: 'percent', label: t('rate.field.percent'), type: 'number', least: -50, most: 100 },
      ]}
      values={{ fromOn: today }}
      act={t('rate.add')}
      isMinor
      hasFocus
      onSubmit={async ({ fromOn, percent }) => {
        const { entryId } = await change.run({ officeId, fromOn, percent: Number(percent) });
        if (entryId) undoable(entryId, t('rate.saved'));
        onDone();
      }}
      onCancel={onDone}
    />
  );
}

/** Each rate with its day, and the office whose it is. */
function Rates({ of }: { readonly of: readonly DiscountRate[] }) {
  const t = useWords('intake');
  const format = useFormat();
  return (
    <table className={styles.figures} aria-label={t('rate.list')}>
      <thead>
        <tr>
          <th scope="col">{t('rate.from')}</th>
          <th scope="col">{t('rate.percent')}</th>
          <th scope="col">{t('rate.office')}</th>
        </tr>
      </thead>
      <tbody>
        {of.map(({ officeId, officeName, fromOn, percent }) => (
          <tr key={`${officeId} ${fromOn}`}>
            <th scope="row">
              <DateText at={fromOn} />
            </th>
            <td>{`${format.number(percent)} %`}</td>
            <td className={styles.said}>{officeName}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
