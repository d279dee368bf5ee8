/** First letters of the first and the last name, as the button of the person's menu shows them. */
export function initials(name: string): string {
  const names = name.trim().split(/\s+/);
  const chosen = names.length > 1 ? [names[0], names.at(-1)] : names;
  return chosen
    .map((part) => [...(part ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}
