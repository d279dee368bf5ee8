import type { Rule } from '#engine';
import { type Translate, useAllWords } from '#platform/web';
import type { OfficePolicy } from './policy.ts';

/** A working day in minutes, as answers are counted. */
const day = 480;
const hour = 60;

/** Times to answer that are offered, in working minutes, the longest first. */
export const answerTimes: readonly number[] = [9600, 4800, 2400, 1440, 960, 480, 240];

/** `5 d`, `4 h`, `90 min`; an en dash where nothing climbs. */
export function withinText(t: Translate, minutes: number | null | 'none'): string {
  if (minutes === null || minutes === 'none') return '–';
  if (minutes % day === 0) return t('policy.days', { count: minutes / day });
  return minutes % hour === 0 ? t('policy.hours', { count: minutes / hour }) : t('policy.minutes', { count: minutes });
}

/** What a code is called. */
export type NameCode = (code: string) => string;

type CodeName = Pick<OfficePolicy['codes'][number], 'code' | 'title'>;

/** The names of the codes that a policy governs; one that nothing raises any more stands as it is. */
export function useCodeNames({ codes }: { readonly codes: readonly CodeName[] }): NameCode {
  const words = useAllWords();
  return (code) => {
    const known = codes.find((one) => one.code === code);
    return known ? words.text(known.title) : code;
  };
}

/** When a rule speaks: of which findings, how severe, in which projects, at which acts. */
export function ruleCondition(t: Translate, nameOf: NameCode, rule: Rule): string {
  const { codes, severities, tiers, phases, actions } = rule;
  const named = (section: string, list: readonly string[] | null) =>
    list ? [list.map((one) => t(`policy.${section}.${one}`)).join(', ')] : [];
  const parts = [...named('severity', severities), ...named('tier', tiers), ...named('phase', phases)];
  return [codesName(t, nameOf, codes), ...parts, ...named('at', actions)].join(' · ');
}

/** Of which findings a rule speaks: any, all of a family, single kinds. */
export function codesName(t: Translate, nameOf: NameCode, codes: readonly string[]): string {
  if (codes.includes('*')) return t('policy.anyFinding');
  const nameOfAll = (code: string) =>
    code.endsWith('.*') ? t('policy.anyOf', { family: t(`policy.family.${code.slice(0, -2)}`) }) : nameOf(code);
  return codes.map(nameOfAll).join(', ');
}

/** What a rule says, part by part. */
export function ruleSays(t: Translate, rule: Rule): string {
  const { enforcement, waivableBy, answerWithin, proposes, mayLoosen } = rule;
  const parts = [
    enforcement && t(`policy.enforcement.${enforcement}`),
    waivableBy && t('policy.waivedBy', { who: t(`policy.waiver.${waivableBy}`) }),
    answerWithin &&
      t('policy.answered', { within: answerWithin === 'none' ? t('policy.never') : withinText(t, answerWithin) }),
    ...proposes.map((one) => t('policy.proposes', { what: t(`policy.proposal.${one}`) })),
    !mayLoosen && t('policy.fixed'),
  ];
  return parts.filter(Boolean).join(' · ') || t('policy.saysNothing');
}
