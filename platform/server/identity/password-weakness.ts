import { normalised } from './passwords.ts';

/**
 * NIST SP 800-63B-4, 3.1.1.2: fifteen characters where a password is the only factor, any of Unicode, blanks too; no
 * rules of composition. Characters are code points.
 */
export const passwordLength = { min: 15, max: 128 } as const;

export type Weakness = 'too-short' | 'too-long' | 'common' | 'pattern' | 'context';

/** Fewer characters than this beside what anybody would guess first are no secret. */
const leastOfOne = 8;

/** Famous by being recommended. */
const famous = ['correcthorsebatterystaple', 'trustno1trustno1'];
const keyboardRows = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwertzuiop', 'azertyuiop'];

let loading: Promise<ReadonlySet<string>> | undefined;

/** The 49,000 passwords that people choose most, from breaches; read when the first one is set. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  loading ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set([...dictionary['passwords-common'], ...famous]),
  );
  return loading;
}

/**
 * Why the password is not to be taken, or undefined. `context`: the words that whoever attacks this account tries
 * first: name, e-mail, organisation. It is compared with lists, patterns and context without capitals and blanks.
 */
export async function weaknessOf(password: string, context: readonly string[]): Promise<Weakness | undefined> {
  const whole = normalised(password);
  const length = [...whole].length;
  if (length < passwordLength.min) return 'too-short';
  if (length > passwordLength.max) return 'too-long';
  const text = plain(whole);
  if (isPattern(text)) return 'pattern';
  if (isCommon(text, await commonPasswords())) return 'common';
  if ([...withoutContext(text, context)].length < leastOfOne) return 'context';
  return undefined;
}

const plain = (text: string) => text.toLowerCase().replace(/\s/gu, '');

/** Few different characters, one piece again and again, or a run as `12345678` or along the keys. */
function isPattern(text: string): boolean {
  if (new Set(text).size < 5 || /^(.{1,8}?)\1+.{0,3}$/u.test(text)) return true;
  const characters = [...text];
  const steps = characters.filter((character, index) => isStep(characters[index - 1], character));
  return steps.length >= (characters.length - 1) * 0.75;
}

function isStep(a: string | undefined, b: string): boolean {
  if (a === undefined) return false;
  const distance = Math.abs((a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0));
  return distance <= 1 || keyboardRows.some((row) => row.includes(a + b) || row.includes(b + a));
}

/** On the list as it is, with something short before or after, or put together of two on the list. */
function isCommon(text: string, common: ReadonlySet<string>): boolean {
  if (common.has(text)) return true;
  const core = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  if (common.has(core)) return true;
  for (let at = 3; at <= text.length - 3; at++) {
    if (common.has(text.slice(0, at)) && common.has(text.slice(at))) return true;
  }
  return false;
}

function withoutContext(text: string, context: readonly string[]): string {
  const words = ['portico', ...context].flatMap((words) => {
    const parts = words
      .normalize('NFKC')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u);
    return [parts.join(''), ...parts].filter((part) => part.length >= 4);
  });
  let rest = text;
  for (const word of words.sort((a, b) => b.length - a.length)) rest = rest.replaceAll(word, '');
  return rest;
}
