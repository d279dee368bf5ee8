import { publish, type Tx } from '#platform/server';

/** Tells open pages that an import, and so the list of imports, is another than before. */
export async function tellImport(tx: Tx, importId: string): Promise<void> {
  await publish(tx, `import:${importId}`);
  await publish(tx, 'imports');
}
