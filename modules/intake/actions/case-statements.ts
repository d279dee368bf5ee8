import type { CaseEvaluation, Message, Parameter } from '#engine';
import { namesOf, organisationOf } from '#modules/offices/actions';
import type { Tx } from '#platform/server';
import type { CaseReviewRow } from '../tables.ts';
import { recordOf } from './hold-proposal.ts';
import type { LoadedCase } from './load-case.ts';

/** What whoever decides on a case is told: what it comes to, what the other options would, who reviewed it. */
export interface CaseTold {
  readonly question: Message;
  readonly statements: readonly Message[];
  /** What each answer does, where that is computed. */
  readonly effects: Readonly<Record<string, Message>>;
  /** What waiting for the answer costs, where anybody knows. */
  readonly meanwhile: readonly Message[];
}

/** When it has paid for itself, and between what its worth lies where anybody gave a range. */
function payback({ paybackYears, range }: CaseEvaluation, money: (minor: number) => Parameter): Message {
  const { leastMinor, mostMinor } = range;
  const years = paybackYears === null ? null : Math.round(paybackYears * 10) / 10;
  return {
    key: `intake.rests.${years === null ? 'neverPays' : years > 0 ? 'pays' : 'paysAtOnce'}${leastMinor < mostMinor ? 'Between' : ''}`,
    parameters: {
      ...(leastMinor < mostMinor && { least: money(leastMinor), most: money(mostMinor) }),
      ...(years !== null && { years, count: years }),
    },
  };
}

/** Told as it stands: nothing of a case is changed while it is decided on. */
export async function tellCase(tx: Tx, file: LoadedCase, reviews: readonly CaseReviewRow[]): Promise<CaseTold> {
  const { proposal, judged, evaluated, alignmentPercent } = file;
  const { currencyCode } = await organisationOf(tx);
  const people = await namesOf(tx, [
    ...reviews.map(({ person_id }) => person_id),
    ...(proposal.sponsor_person_id ? [proposal.sponsor_person_id] : []),
  ]);
  const money = (minor: number): Parameter => ({ kind: 'money', minor, currencyCode });
  const percent: Parameter = { kind: 'percent', percent: alignmentPercent };
  const figures = judged?.figures;
  const cost = money(figures?.costMinor ?? 0);
  const worth = money(figures?.netPresentValueMinor ?? 0);
  const judgedSays = figures ? [payback(figures, money)] : [];
  const others = evaluated.flatMap(({ option, figures: of }): Message[] => {
    if (option.id === judged?.option.id) return [];
    const parameters = { option: option.name, cost: money(of.costMinor), worth: money(of.netPresentValueMinor) };
    const isNothing = option.kind === 'do-nothing' && of.costMinor === 0 && of.netPresentValueMinor === 0;
    return [isNothing ? { key: 'intake.rests.nothing', parameters: {} } : { key: 'intake.rests.instead', parameters }];
  });
  const said = reviews.flatMap(({ person_id, verdict, comment }): Message[] =>
    verdict ? [{ key: `intake.rests.${verdict}`, parameters: { name: people.get(person_id) ?? '', comment } }] : [],
  );
  const sponsor = people.get(proposal.sponsor_person_id ?? '') ?? '';
  const delay = figures?.costOfDelayPerMonthMinor ?? 0;
  return {
    question: { key: 'intake.question.decide', parameters: { proposal: recordOf(proposal), cost, worth } },
    statements: [...judgedSays, { key: 'intake.rests.serves', parameters: { percent } }, ...others, ...said],
    effects: {
      approve: { key: 'intake.effect.approve', parameters: { cost, sponsor } },
      ...(delay > 0 && { defer: { key: 'intake.effect.defer', parameters: { delay: money(delay) } } }),
    },
    meanwhile: delay > 0 ? [{ key: 'intake.meanwhile', parameters: { delay: money(delay) } }] : [],
  };
}
