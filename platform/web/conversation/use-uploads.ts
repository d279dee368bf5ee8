import { useState } from 'react';
import { errors, OperationError } from '#platform/contract';
import { type Attachment, conversation } from './conversation.ts';

export interface PendingUpload {
  readonly id: string;
  readonly name: string;
  /** 0 to 1. */
  readonly share: number;
  /** Why it was not taken. */
  readonly error: unknown;
}

/** Files on their way to a record; each that arrives is given to `onDone`, each that is refused stays with its reason. */
export function useUploads(record: string, mostBytes: number, onDone: (attachment: Attachment) => void) {
  const [all, setAll] = useState<readonly PendingUpload[]>([]);
  const change = (id: string, values: Partial<PendingUpload>) =>
    setAll((before) => before.map((upload) => (upload.id === id ? { ...upload, ...values } : upload)));
  const dismiss = (id: string) => setAll((before) => before.filter((upload) => upload.id !== id));

  async function upload(file: File): Promise<void> {
    const id = `${file.name}:${performance.now()}:${Math.random()}`;
    setAll((before) => [...before, { id, name: file.name, share: 0, error: null }]);
    try {
      if (file.size > mostBytes) throw new OperationError(errors.bodyTooLarge);
      const input = { record, fileName: file.name };
      onDone(await conversation.uploadAttachment(input, { file, onProgress: (share) => change(id, { share }) }));
      dismiss(id);
    } catch (error) {
      change(id, { error });
    }
  }

  return {
    all,
    isRunning: all.some(({ error }) => error === null),
    dismiss,
    add: (files: readonly File[]) => {
      for (const file of files) void upload(file);
    },
  };
}
