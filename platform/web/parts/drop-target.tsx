import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from './button.tsx';
import './drop-target.css';

interface DropTargetProps {
  /** What dropping does: `Drop a plan to import it`. */
  readonly label: string;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Takes files dropped anywhere on the page for as long as it is drawn; nothing is seen until a file is dragged. */
export function DropTarget({ label, onFiles }: DropTargetProps) {
  const [isOver, setOver] = useState(false);
  const latest = useRef(onFiles);
  latest.current = onFiles;
  useEffect(() => {
    const end = new AbortController();
    const on = (name: 'dragover' | 'dragleave' | 'drop', handle: (event: DragEvent) => void) =>
      addEventListener(name, (event) => hasFiles(event) && handle(event), { signal: end.signal });
    on('dragover', (event) => {
      event.preventDefault();
      setOver(true);
    });
    on('dragleave', (event) => event.relatedTarget === null && setOver(false));
    on('drop', (event) => {
      event.preventDefault();
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length) latest.current(files);
    });
    return () => end.abort();
  }, []);
  return isOver ? <div className="drop">{label}</div> : null;
}

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;

interface FileButtonProps {
  readonly children: ReactNode;
  /** As an input's `accept`: `.xml,.mpp`. */
  readonly accept?: string | undefined;
  readonly isPrimary?: boolean | undefined;
  /** Asks at once, as if it were pressed: for a link or a command that leads here to do so. */
  readonly isAsking?: boolean | undefined;
  readonly onAsked?: (() => void) | undefined;
  readonly onFiles: (files: readonly File[]) => void;
}

/** The same without a mouse: a button that asks for files. */
export function FileButton({ children, accept, isPrimary, isAsking, onAsked, onFiles }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!isAsking) return;
    input.current?.click(); // a browser allows it within moments of a key or click, and otherwise does nothing
    onAsked?.();
  }, [isAsking]);
  return (
    <>
      <Button isPrimary={isPrimary} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={accept}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          currentTarget.value = '';
          if (files.length) onFiles(files);
        }}
      />
    </>
  );
}
