import type { Mention } from './conversation.ts';
import { piecesOf } from './mention-text.ts';

/** A comment as plain text with its line ends: people stand out, web addresses can be pressed, all else is words. */
export function CommentText({ text, mentions }: { readonly text: string; readonly mentions: readonly Mention[] }) {
  return (
    <p className="talk-text" dir="auto">
      {piecesOf(text, mentions).map((piece, index) => {
        const key = index.toString();
        if (piece.kind === 'mention') return <b key={key}>@{piece.name}</b>;
        if (piece.kind === 'text') return piece.text;
        return (
          <a key={key} href={piece.address} target="_blank" rel="noopener noreferrer nofollow">
            {piece.address}
          </a>
        );
      })}
    </p>
  );
}
