import type { StatementRow } from '@onrecord/server'

/** A statement as decisions name it. */
export const refOf = ({ article, content }: Pick<StatementRow, 'article' | 'content'>) => ({
  article,
  spans: [...content],
})

/** Tells statements apart across articles. */
export const keyOf = ({ article, content }: Pick<StatementRow, 'article' | 'content'>): string =>
  `${article} ${content[0]?.start ?? 0}-${content[0]?.end ?? 0}`
