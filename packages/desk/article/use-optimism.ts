import type { ReadArticle, Statement } from '@onrecord/format'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { ownName } from '../decide/name.js'

/** A statement as it will be once the record has answered; null where it will be gone. */
interface Awaited {
  readonly id: string
  readonly becomes: Statement | null
}

/**
 * The article as it will be once what was just decided is on record: shown at once, and dropped when the article comes
 * anew or the record refuses.
 */
export function useOptimism(read: ReadArticle) {
  const [awaited, setAwaited] = useState<readonly Awaited[]>([])
  useEffect(() => setAwaited([]), [read])
  const article = useMemo((): ReadArticle => {
    if (awaited.length === 0) return read
    const by = new Map(awaited.map((each) => [each.id, each.becomes]))
    const statements = read.statements.flatMap((s) => {
      const becomes = by.get(s.id)
      return becomes === undefined ? [s] : becomes === null ? [] : [becomes]
    })
    return { ...read, statements }
  }, [read, awaited])
  const waiting = async (change: Awaited, done: Promise<boolean>) => {
    setAwaited((all) => [...all, change])
    if (!(await done)) setAwaited((all) => all.filter((each) => each !== change))
  }
  const confirmed = (s: Statement): Awaited => {
    const decided = { how: 'confirmed', by: ownName() || 'you', at: new Date().toISOString(), decisions: [] } as const
    return { id: s.id, becomes: { ...s, decided } }
  }
  const rejected = (s: Statement): Awaited => ({ id: s.id, becomes: null })
  return { article, waiting, confirmed, rejected }
}
