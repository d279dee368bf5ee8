import { type DragEvent, useState } from 'react';

/** Takes files that are dropped on one part of a page, and keeps them from the page's own drop target. */
export function useFileDrop(onFiles: (files: readonly File[]) => void) {
  const [isOver, setOver] = useState(false);
  const take = (event: DragEvent, isNowOver: boolean) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    event.stopPropagation();
    setOver(isNowOver);
  };
  return {
    isOver,
    handlers: {
      onDragOver: (event: DragEvent) => take(event, true),
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent) => {
        take(event, false);
        const files = [...event.dataTransfer.files];
        if (files.length) onFiles(files);
      },
    },
  };
}
