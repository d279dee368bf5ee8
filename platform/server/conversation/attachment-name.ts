const longest = 120;
/**
 * Control characters, marks that turn the direction of text (so that `gpj.exe` cannot read as another), and what file
 * systems forbid.
 */
const unsafe = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069<>:"/\\|?*]+/gu;

/** The last part of a name, lower case, without its dot; empty where it has none. */
export const endingOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/**
 * A file's name as it can be kept on any machine: no folders, no control or direction characters, no dots or spaces at
 * its ends, at most 120 characters, of which the ending is kept.
 */
export function cleanName(name: string): string {
  const [file = ''] = Buffer.from(name).toString().normalize('NFC').split(/[/\\]/).slice(-1);
  const calm = file.replace(unsafe, ' ').replace(/\s+/g, ' ').replace(/^[. ]+|[. ]+$/g, ''); // biome-ignore format: one pipe
  const ending = endingOf(calm);
  const characters = [...(ending ? calm.slice(0, -ending.length - 1) : calm)];
  const stem = characters.slice(0, longest - ending.length - 1).join('').trim() || 'file'; // biome-ignore format: one pipe
  return ending ? `${stem}.${ending}` : stem;
}
