import type { ReadArticle } from '@onrecord/format'
import {
  type ArticleNo,
  articleOf,
  itemOf,
  type Loom,
  NOTES,
  type Note,
  type Thing,
  thingOf,
} from '@onrecord/format/loom'
import type { WeaveContext } from '../context.js'
import { printNote, textNote } from '../copies/noted.js'
import { type Shingles, shingles } from '../copies/shingles.js'
import { type Draft, draftsOf } from '../ledger/draft.js'
import { ledgerNote } from '../ledger/noted.js'
import { type StandingWords, standingWords } from '../ledger/standing.js'
import { type Telling, tellingsOf } from '../ledger/telling.js'
import { occasionPhrases } from '../occasions/cues.js'
import type { Instance } from '../occasions/instance.js'
import { instances } from '../occasions/instances.js'
import { eventNames } from '../occasions/known-events.js'
import { eventNote } from '../occasions/noted.js'
import { PreparedArticle, type PreparedStatement } from '../prepared.js'
import { type Profile, profileOf } from '../stories/profile.js'
import { type Shown, shownArticle } from '../utterances/shown.js'
import { type Lexis, lexis } from '../words/lexis.js'
import { sentences } from '../words/sentences.js'
import { type Findings, findings } from './findings.js'
import { NOTING, type Noted } from './noting.js'
import { type WeighedOnce, weighedOnce } from './weighed.js'

/** What is made of an article when it is first asked for; depends on the article and the language alone. */
interface Shelved {
  readonly no: ArticleNo
  readonly prepared: PreparedArticle
  readonly instances: readonly Instance[]
  readonly noted: { readonly [K in Note]: () => Noted[K] }
  readonly shingles: Shingles
  readonly drafts: readonly Draft[]
  readonly tellings: readonly Telling[]
}

/** Articles made ready for comparing, the last ones asked for. */
export interface Library {
  readonly lexis: Lexis
  readonly context: WeaveContext
  readonly standing: StandingWords
  /** Sees to it that articles are at hand. Those that are not on record are left out. */
  need(articles: Iterable<ArticleNo>): Promise<void>
  /** Sees to it that what is noted of articles is at hand, which takes less than the articles. */
  needNotes(note: Note, articles: Iterable<ArticleNo>): Promise<void>
  /** Looks up on this loom from now on. */
  on(loom: Pick<Loom, 'readings' | 'notes'>): void
  /** Forgets articles that changed, and the oldest beyond what is kept. */
  forget(articles: Iterable<ArticleNo>): void
  /** Lets go of articles that others need not find at hand any more: those asked for longest ago, where there are many; none of this turn. */
  ease(): void
  has(article: ArticleNo): boolean
  at(article: ArticleNo): Shelved
  /** What is noted of an article that is at hand, or whose notes are. */
  note<K extends Note>(note: K, article: ArticleNo): Noted[K]
  /** How alike two profiles are, weighed once. */
  readonly alike: WeighedOnce<Profile, number>
  /** How likely two statements report one act of speaking by themselves, and told at one occasion, weighed once; null: they cannot. */
  readonly apart: WeighedOnce<Shown, number | null>
  readonly together: WeighedOnce<Shown, number | null>
  /** What sentences were found to tell of entries. */
  readonly findings: Findings
  /** Characters of what is ready of the articles of this turn; others are let go of where they are many. */
  characters(): number
  /** The notes of an article that is at hand as bytes. */
  packed(article: ArticleNo): Readonly<Record<Note, Uint8Array>>
  statement(thing: Thing): PreparedStatement
  thing(statement: PreparedStatement): Thing
  instance(thing: Thing): Instance
  /** The number of an article that is at hand. */
  no(article: PreparedArticle): ArticleNo
}

/**
 * Characters of what is kept ready between one weaving and the next: some 65 articles of a newspaper, half as many speeches.
 * What is made ready takes about fifty bytes for each, so that a number of articles would bound nothing.
 */
const KEPT = 400_000

/**
 * Characters of the articles that are ready at one moment of a turn, beside those that are asked for together: a few that come may be told of
 * together with hundreds of speeches.
 */
const AT_ONCE = 400_000

/** Bytes of the notes of each sort that are kept besides: of some 190 speeches what was said, of 350 their entries, of more the others. */
const NOTES_KEPT = 10_000_000
/** How many times as much a note takes here as it does in the record, when all that it is asked for has been made of it. */
const TIMES: { readonly [K in Note]: number } = { matter: 2, said: 5, told: 10, text: 2, event: 8, print: 3 }

/** What is ready of an article: its text counts for a quarter, what was made of it for the rest. */
const charactersOf = ({ article, made }: PreparedArticle): number => made + article.text.length / 4

/** Pairs of profiles, and of statements, whose likeness is kept: three quarters of 2^18 slots. */
const PAIRS_KEPT = 196_000

/** An empty library. */
export function library(context: WeaveContext, kept = KEPT): Library {
  let source: Pick<Loom, 'readings' | 'notes'> | undefined
  const words = lexis(context)
  const phrases = occasionPhrases(context.language)
  const events = eventNames(context.knowledge)
  const standing = standingWords(context.language)
  const shelf = new Map<ArticleNo, Shelved>()
  const notes: { readonly [K in Note]: Map<ArticleNo, Noted[K]> } = {
    matter: new Map(),
    said: new Map(),
    told: new Map(),
    text: new Map(),
    event: new Map(),
    print: new Map(),
  }
  /** The articles of this turn: what is noted of them is made of themselves, that of others is kept somewhere. */
  let due: ReadonlySet<ArticleNo> = new Set()
  const found = findings()
  const numbers = new WeakMap<PreparedArticle, ArticleNo>()
  /** Lets go of what was asked for longest ago, and is not of this turn, down to so many characters. */
  const shrink = (most: number): void => {
    let characters = held()
    for (const [no, { prepared }] of shelf) {
      if (characters <= most) break
      if (due.has(no)) continue
      characters -= charactersOf(prepared)
      shelf.delete(no)
    }
  }
  const held = (articles: Iterable<ArticleNo> = shelf.keys()): number => {
    let characters = 0
    for (const no of articles) {
      const found = shelf.get(no)
      if (found) characters += charactersOf(found.prepared)
    }
    return characters
  }
  const at = (no: ArticleNo): Shelved => {
    const found = shelf.get(no)
    if (!found) throw new Error(`weave: article ${no} was not asked for`)
    return found
  }

  function shelve(no: ArticleNo, article: ReadArticle): Shelved {
    const prepared = new PreparedArticle(article, words)
    numbers.set(prepared, no)
    const told = once(() => instances(prepared, phrases, events, context))
    const cut = once(() => shingles(prepared))
    const marks = once(() => sentences(article, context.language))
    const drafts = once(() => draftsOf(prepared, words, standing, marks()))
    const tellings = once(() => tellingsOf(prepared, marks()))
    const noted = {
      matter: once(() => profileOf(prepared)),
      said: once(() => shownArticle(prepared, words)),
      told: once(() => ledgerNote(prepared, drafts(), tellings(), marks())),
      text: once(() => textNote(cut())),
      print: once(() => printNote(prepared, cut())),
      event: once(() => eventNote(prepared, told())),
    }
    return {
      no,
      prepared,
      noted,
      get instances() { return told() },
      get shingles() { return cut() },
      get drafts() { return drafts() },
      get tellings() { return tellings() },
    } // biome-ignore format: a line each
  }

  const sizes = new Map(NOTES.map((note) => [note, new Map<ArticleNo, number>()]))
  const put = <K extends Note>(note: K, no: ArticleNo, bytes: Uint8Array): void => {
    notes[note].set(no, NOTING[note].unpack(bytes))
    sizes.get(note)!.set(no, bytes.byteLength * TIMES[note])
  }
  const drop = (note: Note, no: ArticleNo): void => {
    notes[note].delete(no)
    sizes.get(note)!.delete(no)
  }

  return {
    lexis: words,
    context,
    standing,
    on(loom) {
      source = loom
    },
    async need(articles) {
      const wanted = [...new Set(articles)]
      const missing = wanted.filter((no) => !shelf.has(no))
      // What is asked for again is forgotten later.
      for (const no of wanted) {
        const known = shelf.get(no)
        if (known && shelf.delete(no)) shelf.set(no, known)
      }
      if (missing.length === 0) return
      for (const [no, article] of (await source?.readings(missing)) ?? []) shelf.set(no, shelve(no, article))
    },
    forget(articles) {
      due = new Set(articles)
      found.forget(due)
      for (const no of due) {
        shelf.delete(no)
        for (const note of NOTES) drop(note, no)
      }
      shrink(kept)
      for (const [note, of] of sizes) {
        let bytes = 0
        for (const size of of.values()) bytes += size
        for (const [no, size] of of) {
          if (bytes <= NOTES_KEPT) break
          bytes -= size
          drop(note, no)
        }
      }
    },
    ease: () => shrink(AT_ONCE),
    async needNotes(note, articles) {
      const [at, of] = [notes[note], sizes.get(note)!]
      const wanted = [...new Set(articles)]
      // What is asked for again is forgotten later.
      for (const no of wanted) {
        const size = of.get(no)
        if (size !== undefined && of.delete(no)) of.set(no, size)
      }
      // Of an article at hand for something else it would be dearer to make than to look up.
      const missing = wanted.filter((no) => !due.has(no) && !at.has(no))
      if (missing.length === 0) return
      for (const [no, bytes] of (await source?.notes(note, missing)) ?? []) put(note, no, bytes)
      // What waits to be woven again has no note.
      await this.need(missing.filter((no) => !at.has(no)))
    },
    has: (no) => shelf.has(no),
    characters: () => held(due),
    note: (note, no) => notes[note].get(no) ?? at(no).noted[note](),
    alike: weighedOnce(PAIRS_KEPT),
    apart: weighedOnce(PAIRS_KEPT),
    together: weighedOnce(PAIRS_KEPT),
    findings: found,
    packed: (no) => {
      const { noted } = at(no)
      return {
        matter: NOTING.matter.pack(noted.matter()),
        said: NOTING.said.pack(noted.said()),
        told: NOTING.told.pack(noted.told()),
        text: NOTING.text.pack(noted.text()),
        event: NOTING.event.pack(noted.event()),
        print: NOTING.print.pack(noted.print()),
      }
    },
    at,
    statement: (thing) => at(articleOf(thing)).prepared.statements[itemOf(thing)]!,
    thing: ({ article, item }) => thingOf(numbers.get(article)!, item),
    instance: (thing) => at(articleOf(thing)).instances[itemOf(thing)]!,
    no: (article) => numbers.get(article)!,
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
