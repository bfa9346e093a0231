import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import type { Day, Source } from '@onrecord/format'
import { type IntakeProblem, isProblem, problemLine } from '@onrecord/intake'
import { type Added, type OnRecord, RecordError } from '@onrecord/record'
import { type Changed, changedBy } from './changed.js'
import { linkingMeanwhile } from './link-while-reading.js'
import { localDay } from './local-day.js'
import { type Materials, materialsOf } from './materials.js'
import { messageOf } from './message.js'
import { readAll } from './pool.js'
import type { Problem } from './problem.js'
import type { Reading } from './reading.js'
import { stampOf } from './stamp.js'
import { together } from './together.js'
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
  /** When the articles are linked: as they come and when all are there, or by whoever adds or re-reads next. */
  readonly links?: 'now' | 'later'
  /** Articles that come before some are linked while others are read; 100 where not given. */
  readonly linkEach?: number
  /** Ends the adding between two articles; what is on record stays. */
  readonly signal?: AbortSignal
}

/** How far an `add` has come: while articles are read some are linked already, the others when all are there. */
export interface Progress {
  readonly step: 'read' | 'weave'
  /** Articles and problems dealt with. */
  readonly done: number
  /** Articles that wait to be linked, as far as this `add` knows. */
  readonly toLink: number
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

type Item = Kept | IntakeProblem | Reading

/** Most characters put on record in one transaction, where each article counts for `AN_ARTICLE` more: some twenty articles. */
const TOGETHER = 1_000_000
const AN_ARTICLE = 40_000
/** How long a reading waits for others to be put on record with, in ms: one transaction takes as long as two or three readings. */
const PATIENCE = 250

/**
 * Puts articles on record: what is there already is not read again, the rest is read (by threads where there is much of
 * it), recorded in the order given, those read shortly one after the other in one transaction, and linked (unless `links` is
 * `later`): where there are many, some while others are read. What progress is told of is on record to stay.
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

  const linking = options.links === 'later' ? null : linkingMeanwhile(record, materials, options.linkEach)
  let toLink = 0

  /** Does with an item what is to be done when it is dealt with; `did` tells what became of a reading. */
  async function settle(item: Item, did: Added | undefined): Promise<string> {
    if ('kept' in item) {
      counts.unchanged++
      turnedAway.passed(item.kept)
      return item.kept.uri
    }
    if ('problem' in item) {
      report({ severity: item.severity, file: item.file, line: problemLine(item) })
      turnedAway.passed(item)
      if (item.severity === 'error') await turnedAway.note(item)
      return item.file
    }
    const file = item.source.uri
    turnedAway.passed(item.source)
    if ('error' in item) {
      report({ severity: 'error', file, line: `${file}: it could not be read (${item.error})` })
      await turnedAway.note(item.source, item.error)
      return file
    }
    counts[did!]++
    if (did === 'edition' && options.onChanged) {
      const changed = await changedBy(record, item.article.name, item.source)
      if (changed) options.onChanged(changed)
    }
    if (did === 'removed')
      report({ severity: 'warning', file, line: `${file}: left out, an editor removed it for good` })
    return file
  }

  const sizeOf = (item: Item) => ('article' in item ? AN_ARTICLE + item.source.text.length : 0)
  const isOne = (a: Item, b: Item) => 'article' in a && 'article' in b && address(a.source) === address(b.source)
  // Editions of one article are told of one by one, so the second waits for the first to be on record.
  const joins = (group: readonly Item[], item: Item) =>
    group.reduce((size, one) => size + sizeOf(one), sizeOf(item)) <= TOGETHER && !group.some((one) => isOne(one, item))

  for await (const group of together(readAll(due(), isSource, materials, read), joins, PATIENCE)) {
    if (signal?.aborted) break
    const arrivals = group.flatMap((item) =>
      'article' in item
        ? [{ article: item.article, stamp, origin: { address: address(item.source), source: item.source } }]
        : [],
    )
    const did = arrivals.length > 0 ? await record.addAll(arrivals) : []
    let next = 0
    for (const item of group) {
      const file = await settle(item, 'article' in item ? did[next++] : undefined)
      onProgress?.({ step: 'read', done: ++done, toLink, file })
    }
    const came = did.filter((d) => d !== 'unchanged' && d !== 'removed').length
    if (linking && came > 0 && !signal?.aborted) toLink = await linking.came(came)
  }
  await turnedAway.end(signal?.aborted ?? false)
  if (!signal?.aborted && options.links !== 'later') {
    const onTurn = (left: number) => onProgress?.({ step: 'weave', done, toLink: left, file: null })
    onTurn(toLink)
    try {
      await weaveRecord(record, materials, onTurn)
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
