import { type ArticleNo, articleOf, itemOf, type Loom, NOTES, type Note, type Thing } from '@onrecord/format/loom'
import { rowOf } from '../ledger/noted.js'
import type { InstanceNote } from '../occasions/noted.js'
import type { Library } from './library.js'
import { NOTING, type Noted } from './noting.js'

/**
 * What of articles that are woven again is as it was when they were woven last, by what was noted then. Most are read
 * anew since one of their many actors counts as another now: all but a few statements and sentences are the same, and
 * keep their keys and ties. Nothing of other articles is.
 */
export interface Same {
  text(article: ArticleNo): boolean
  matter(article: ArticleNo): boolean
  statement(thing: Thing): boolean
  instance(thing: Thing): boolean
  draft(thing: Thing): boolean
  telling(thing: Thing): boolean
}

/** Compares what is noted of articles that are at hand (`now`, as bytes) with what was noted of them before, of those that were woven: `again`. */
export async function sameAs(
  loom: Pick<Loom, 'notes'>,
  library: Library,
  again: readonly ArticleNo[],
  now: ReadonlyMap<ArticleNo, Readonly<Record<Note, Uint8Array>>>,
): Promise<Same> {
  const before = new Map<Note, ReadonlyMap<ArticleNo, Uint8Array>>()
  if (again.length > 0) for (const note of NOTES) before.set(note, await loom.notes(note, again))
  const isWhole = (note: Note, no: ArticleNo): boolean => {
    const [then, bytes] = [before.get(note)?.get(no), now.get(no)?.[note]]
    if (!then || then.byteLength !== bytes?.byteLength) return false
    // A database may give the bytes as a buffer.
    const were = new Uint8Array(then)
    return bytes.every((x, i) => x === were[i])
  }
  /** Whether a thing shows the same in the notes of then and now; `of` gives all that it shows, undefined where it is not there. */
  const things = <K extends Note>(note: K, of: (noted: Noted[K], item: number) => string | number | undefined) => {
    const known = new Map<ArticleNo, (item: number) => boolean>()
    const compared = (no: ArticleNo): ((item: number) => boolean) => {
      const bytes = before.get(note)?.get(no)
      if (!bytes) return () => false
      const [then, noted] = [NOTING[note].unpack(bytes), library.note(note, no)]
      const isAll = isWhole(note, no)
      return (item) => {
        const shown = of(noted, item)
        return shown !== undefined && (isAll || shown === of(then, item))
      }
    }
    return (thing: Thing): boolean => {
      const no = articleOf(thing)
      const isSame = known.get(no) ?? compared(no)
      known.set(no, isSame)
      return isSame(itemOf(thing))
    }
  }
  return {
    text: (no) => isWhole('print', no),
    matter: (no) => isWhole('matter', no),
    statement: things('said', (noted, i) => noted.at(i)?.face),
    instance: things('event', ({ name, instances }, i) => instances[i] && `${name} ${faceOf(instances[i])}`),
    draft: things('told', ({ name, day, drafts }, i) => drafts[i] && JSON.stringify([name, day, rowOf(drafts[i])])),
    telling: things('told', ({ name, day, read }, i) => (i < read.length ? `${name} ${day} ${read[i]}` : undefined)),
  }
}

const faceOf = (x: InstanceNote): string => JSON.stringify({ ...x, terms: [...x.terms], around: [...x.around] })
