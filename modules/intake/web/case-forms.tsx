import { riskLevels } from '#engine';
import { useCurrency, usePersonOptions } from '#modules/offices/web/parts';
import { type Field, Form, useWords } from '#platform/web';
import type { Case, CaseOption } from './intake.ts';
import { edits, made, useCaseWriter } from './use-case-writer.ts';
import { useSponsorOptions } from './use-sponsor-options.ts';

interface FormProps {
  readonly of: Case;
  readonly onDone: () => void;
}

/** What the proposal is, who sponsors it, when it would start and until when its case is good. */
export function ProposalForm({ of, onDone }: FormProps) {
  const t = useWords('intake');
  const { write } = useCaseWriter(of.proposalId);
  const people = useSponsorOptions(of);
  const { name, summary, sponsorPersonId, risk, startsOn, currentUntil, preferredOptionId } = of;
  const before = { name, summary, sponsorPersonId, risk, startsOn, currentUntil, preferredOptionId };
  const options = of.options.map((option) => ({ value: option.optionId, label: option.name }));
  return (
    <Form
      fields={[
        { name: 'name', label: t('field.name') },
        { name: 'summary', label: t('field.summary'), help: t('field.summaryHelp'), type: 'paragraph', isOptional: true },
        { name: 'sponsorPersonId', label: t('column.sponsor'), type: 'select', options: people, isOptional: true },
        { name: 'startsOn', label: t('field.startsOn'), type: 'date', isOptional: true },
        { name: 'currentUntil', label: t('field.currentUntil'), type: 'date', isOptional: true },
        { name: 'risk', label: t('field.risk'), type: 'select', isOptional: true, options: [{ value: '', label: t('field.notRated') }, ...riskLevels.map((value) => ({ value, label: t(`risk.${value}`) }))] },
        { name: 'preferredOptionId', label: t('field.preferred'), type: 'select', isOptional: true, options: [{ value: '', label: t('field.noneYet') }, ...options] },
      ]} // biome-ignore format: a table
      values={{
        name,
        summary,
        sponsorPersonId: sponsorPersonId ?? '',
        startsOn: startsOn ?? '',
        currentUntil: currentUntil ?? '',
        risk: risk ?? '',
        preferredOptionId: preferredOptionId ?? '',
      }}
      act={t('form.save')}
      isMinor
      hasFocus
      onSubmit={async ({ name: called, summary: said, ...chosen }) => {
        const optional = Object.fromEntries(Object.entries(chosen).map(([field, value]) => [field, value || null]));
        await write(edits('proposal', of.proposalId, before, { name: called, summary: said, ...optional }));
        onDone();
      }}
      onCancel={onDone}
    />
  );
}

export function OptionForm({ of, onDone }: FormProps) {
  const t = useWords('intake');
  const { write } = useCaseWriter(of.proposalId);
  const kinds = ['other', 'do-minimum', 'do-nothing'].map((value) => ({ value, label: t(`option.kind.${value}`) }));
  return (
    <Form
      fields={[
        { name: 'name', label: t('option.name') },
        { name: 'kind', label: t('option.kindLabel'), type: 'select', options: kinds },
        { name: 'about', label: t('option.about'), type: 'paragraph', isOptional: true },
      ]}
      values={{ kind: 'other' }}
      act={t('option.add')}
      isMinor
      hasFocus
      onSubmit={async (typed) => {
        await write([made('case-option', typed)]);
        onDone();
      }}
      onCancel={onDone}
    />
  );
}

const kinds = ['capex', 'opex', 'cashable', 'non-cashable', 'dis-benefit'] as const;

/** An amount of an option: when, how often, and in which range. */
export function FlowForm({ of, option, onDone }: FormProps & { readonly option: CaseOption }) {
  const t = useWords('intake');
  const currency = useCurrency();
  const { write } = useCaseWriter(of.proposalId);
  if (!currency) return null;
  const minor = (text: string) => Math.round(Number(text) * currency.minorUnits);
  const amounts: readonly Field<'amount' | 'least' | 'most'>[] = [
    { name: 'amount', label: t('flow.amount', { currency: currency.code }), type: 'whole-number', most: 1_000_000_000 },
    { name: 'least', label: t('flow.least'), type: 'whole-number', most: 1_000_000_000, isOptional: true },
    { name: 'most', label: t('flow.most'), type: 'whole-number', most: 1_000_000_000, isOptional: true },
  ];
  return (
    <Form
      fields={[
        { name: 'name', label: t('flow.name') },
        { name: 'kind', label: t('flow.kindLabel'), type: 'select', options: kinds.map((value) => ({ value, label: t(`flow.kind.${value}`) })) },
        ...amounts,
        { name: 'firstOn', label: t('flow.firstOn'), type: 'date' },
        { name: 'every', label: t('flow.everyLabel'), type: 'select', options: (['once', 'month', 'quarter', 'year'] as const).map((value) => ({ value, label: t(`every.${value}`) })) },
        { name: 'times', label: t('flow.times'), type: 'whole-number', most: 600 },
      ]} // biome-ignore format: a table
      values={{ kind: 'capex', every: 'once', times: '1', firstOn: of.startsOn ?? '' }}
      act={t('flow.add')}
      isMinor
      hasFocus
      onSubmit={async ({ name, kind, amount, least, most, firstOn, every, times }) => {
        const isCost = kind === 'capex' || kind === 'opex';
        const to = {
          optionId: option.optionId,
          name,
          kind: isCost ? kind : 'benefit',
          benefitClass: isCost ? null : kind,
          amountMinor: minor(amount),
          leastMinor: least ? minor(least) : null,
          mostMinor: most ? minor(most) : null,
          firstOn,
          every,
          times: every === 'once' ? 1 : Number(times),
        };
        await write([made('case-flow', to)]);
        onDone();
      }}
      onCancel={onDone}
    />
  );
}

export function DemandForm({ of, option, onDone }: FormProps & { readonly option: CaseOption }) {
  const t = useWords('intake');
  const { write } = useCaseWriter(of.proposalId);
  return (
    <Form
      fields={[
        { name: 'skill', label: t('demand.skill') },
        { name: 'people', label: t('demand.people'), type: 'whole-number', most: 10_000 },
        { name: 'fromOn', label: t('demand.fromOn'), type: 'date' },
        { name: 'months', label: t('demand.months'), type: 'whole-number', most: 120 },
      ]}
      values={{ fromOn: of.startsOn ?? '' }}
      act={t('demand.add')}
      isMinor
      hasFocus
      onSubmit={async ({ skill, people, fromOn, months }) => {
        await write([made('case-demand', { optionId: option.optionId, skill, people: Number(people), fromOn, months: Number(months) })]); // biome-ignore format: one line
        onDone();
      }}
      onCancel={onDone}
    />
  );
}

export function StatementForm({ of, onDone }: FormProps) {
  const t = useWords('intake');
  const { write } = useCaseWriter(of.proposalId);
  const people = usePersonOptions(t('field.nobody'));
  const choices = ['assumption', 'risk', 'dependency'].map((value) => ({ value, label: t(`statement.${value}`) }));
  return (
    <Form
      fields={[
        { name: 'kind', label: t('statement.kind'), type: 'select', options: choices },
        { name: 'text', label: t('statement.text'), type: 'paragraph' },
        { name: 'ownerPersonId', label: t('statement.owner'), type: 'select', options: people, isOptional: true },
      ]}
      values={{ kind: 'assumption' }}
      act={t('statement.add')}
      isMinor
      hasFocus
      onSubmit={async ({ kind, text, ownerPersonId }) => {
        await write([made('case-statement', { kind, text, ownerPersonId: ownerPersonId || null })]);
        onDone();
      }}
      onCancel={onDone}
    />
  );
}
