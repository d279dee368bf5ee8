/** A mail before it is written as text and HTML: plain text throughout, escaped where it is needed. */
export interface Letter {
  readonly subject: string;
  /** Each with the address that it leads to, where there is one, and what to press there. */
  readonly parts: readonly LetterPart[];
  /** Why one gets it, and how to have it stopped. */
  readonly foot: string;
  /** Where that is changed. */
  readonly preferences: { readonly label: string; readonly url: string };
}

export interface LetterPart {
  readonly text: string;
  readonly act?: { readonly label: string; readonly url: string };
}

/** As plain text, for readers without HTML. */
export function letterText({ parts, foot, preferences }: Letter): string {
  const said = parts.map(({ text, act }) => (act ? `${text}\n${act.label}: ${act.url}` : text));
  return `${[...said, `-- \n${foot}\n${preferences.label}: ${preferences.url}`].join('\n\n')}\n`;
}

/** As HTML of the simplest kind, with no picture, no script and nothing that is fetched. */
export function letterHtml({ subject, parts, foot, preferences }: Letter): string {
  const said = parts.map(
    ({ text, act }) =>
      `<p style="margin:0 0 8px">${escaped(text).replaceAll('\n', '<br>')}</p>${
        act
          ? `<p style="margin:0 0 20px"><a href="${escaped(act.url)}" style="${button}">${escaped(act.label)}</a></p>`
          : ''
      }`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px;background:#f7f7f9;font:14px/20px Inter,system-ui,sans-serif;color:#16181d">
<div style="max-width:560px;margin:0 auto;padding:24px;background:#fff;border:1px solid #e3e5ea;border-radius:8px">
${said.join('\n')}
</div>
<p style="max-width:560px;margin:12px auto 0;font-size:12px;color:#565d6b">${escaped(foot)} <a href="${escaped(preferences.url)}" style="color:#2456c4">${escaped(preferences.label)}</a></p>
</body></html>
`;
}

const button =
  'display:inline-block;padding:6px 14px;border-radius:6px;background:#2456c4;color:#fff;font-weight:600;text-decoration:none';

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string) => text.replace(/[&<>"']/g, (mark) => marks[mark] ?? '');
