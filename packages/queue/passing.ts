/** Faults of the record's server rather than of a document: they pass, and no document is to blame. */
const PASSING: ReadonlySet<string> = new Set(['server', 'locked', 'conflict', 'full', 'disk', 'read-only'])

/** Whether the record refused something that it may take when asked again. */
export const isPassing = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && error.name === 'RecordError' && PASSING.has((error as { code?: string }).code ?? '')
