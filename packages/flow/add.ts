import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import type { Day, Source } from '@onrecord/format'
import { type IntakeProblem, isProblem, problemLine } from '@onrecord/intake'
import { type OnRecord, RecordError } from '@onrecord/record'
import { type Changed, changedBy } from './changed.js'
import { localDay } from './local-day.js'
import { type Materials, materialsOf } from './materials.js'
import { messageOf } from './message.js'
import { readAll } from './pool.js'
import type { Problem } from './problem.js'
import { stampOf } from './stamp.js'
import { type Origins, TurnedAway } from './turned-away.js'
import { weaveRecord } from './weave-record.js'

export interface AddOptions {
  readonly record: OnRecord
  /** Language and knowledge; the program's own with the record's actors where not given. */
  readonly materials?: Materials
  /** The day of reading; today where not given. */
  readonly today?: Day
  /** Threads that read; as many as the machine has cores where not given. */
  readonly threads?: number
  /** Told after each article and problem. */
  readonly onProgress?: (progress: Progress) => void
  /** Told of each problem as it comes up. */
  readonly onProblem?: (problem: Problem) => void
  /** Told what a new edition changed. */
  readonly onChanged?: (changed: Changed) => void
  /** What tells an article from another, where `addressOf` shall not say. */
  readonly address?: (source: Source) => string
  /** Where items came from; without it what is turned away is told, but not put on the record's list. */
  readonly origins?: Origins
  /** When the articles are linked: when all are there, or by whoever adds or re-reads next. */
  readonly links?: 'now' | 'later'
  /** Ends the adding between two articles; what is on record stays. */
  readonly signal?: AbortSignal
}

/** How far an `add` has come. */
export interface Progress {
  readonly step: 'read' | 'weave'
  /** Articles and problems dealt with. */
  readonly done: number
  /** The last file dealt with. */
  readonly file: string | null
}

/** What an `add` did. */
export interface AddReport {
  readonly added: number
  readonly unchanged: number
  readonly editions: number
  readonly reread: number
  /** Left out: an editor removed them for good. */
  readonly removed: number
  readonly problems: readonly Problem[]
  readonly interrupted: boolean
}

/** An article that is on record as it is. */
interface Kept {
  readonly kept: Source
}

/**
 * Puts articles on record: what is there already is not read again, the rest is read (by threads where there is much of
 * it), recorded one transaction an article in the order given, and linked when all are there (unless `links` is `later`).
 */
export async function add(items: AsyncIterable<Source | IntakeProblem>, options: AddOptions): Promise<AddReport> {
  const { record, onProgress, onProblem, signal, address = addressOf } = options
  const materials = options.materials ?? (await materialsOf(record))
  const stamp = stampOf(materials.language, materials.knowledge)
  const counts = { added: 0, unchanged: 0, edition: 0, reread: 0, removed: 0 }
  const problems: Problem[] = []
  const turnedAway = new TurnedAway(record, options.origins)
  let done = 0
  const report = (problem: Problem) => {
    problems.push(problem)
    onProblem?.(problem)
  }

  async function* due(): AsyncGenerator<Source | IntakeProblem | Kept> {
    for await (const item of items) {
      if (signal?.aborted) return
      const isKept = !isProblem(item) && (await record.has(address(item), item.text, stamp, item))
      yield isKept ? { kept: item } : item
    }
  }
  const isSource = (item: Source | IntakeProblem | Kept): item is Source => !('kept' in item) && !isProblem(item)
  const threads = options.threads ?? availableParallelism()
  const read = { today: options.today ?? localDay(), explain: true, threads }

  for await (const item of readAll(due(), isSource, materials, read)) {
    if (signal?.aborted) break
    let file: string
    if ('kept' in item) {
      file = item.kept.uri
      counts.unchanged++
      turnedAway.passed(item.kept)
    } else if ('problem' in item) {
      file = item.file
      report({ severity: item.severity, file, line: problemLine(item) })
      turnedAway.passed(item)
      if (item.severity === 'error') await turnedAway.note(item)
    } else {
      file = item.source.uri
      turnedAway.passed(item.source)
      if ('error' in item) {
        report({ severity: 'error', file, line: `${file}: it could not be read (${item.error})` })
        await turnedAway.note(item.source, item.error)
      } else {
        const origin = { address: address(item.source), source: item.source }
        const did = await record.add(item.article, stamp, origin)
        counts[did]++
        if (did === 'edition' && options.onChanged) {
          const changed = await changedBy(record, item.article.name, item.source)
          if (changed) options.onChanged(changed)
        }
        if (did === 'removed')
          report({ severity: 'warning', file, line: `${file}: left out, an editor removed it for good` })
      }
    }
    onProgress?.({ step: 'read', done: ++done, file })
  }
  await turnedAway.end(signal?.aborted ?? false)
  if (!signal?.aborted && options.links !== 'later') {
    onProgress?.({ step: 'weave', done, file: null })
    try {
      await weaveRecord(record, materials)
    } catch (error) {
      // The articles are on record; a fault in linking them must not look as if they were not.
      if (error instanceof RecordError) throw error
      report({ severity: 'error', file: record.where, line: `the articles could not be linked (${messageOf(error)})` })
    }
  }
  const { added, unchanged, edition: editions, reread, removed } = counts
  return { added, unchanged, editions, reread, removed, problems, interrupted: signal?.aborted ?? false }
}

/**
 * What tells an article from another: its canonical address, else the file it stands in, wherever it is named from. What
 * comes in on standard input has its own text for an address.
 */
export function addressOf({ url, uri, text }: Source): string {
  if (url !== null) return url
  if (uri === '-') return `stdin:${createHash('sha256').update(text).digest('hex')}`
  return /^[a-z][a-z0-9+.-]+:/i.test(uri) ? uri : resolve(uri)
}
