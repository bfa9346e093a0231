import type { ReadArticle } from '@onrecord/format'
import { type ArticleNo, articleOf, itemOf, type Loom, type Thing, thingOf } from '@onrecord/format/loom'
import type { WeaveContext } from '../context.js'
import { type Shingles, shingles } from '../copies/shingles.js'
import { type Draft, draftsOf } from '../ledger/draft.js'
import { type StandingWords, standingWords } from '../ledger/standing.js'
import { type Telling, tellingsOf } from '../ledger/telling.js'
import { occasionPhrases } from '../occasions/cues.js'
import type { Instance } from '../occasions/instance.js'
import { instances } from '../occasions/instances.js'
import { eventNames } from '../occasions/known-events.js'
import { type PreparedArticle, type PreparedStatement, prepare } from '../prepared.js'
import { unpackProfile } from '../stories/packed.js'
import { type Profile, profileOf } from '../stories/profile.js'
import { type Lexis, lexis } from '../words/lexis.js'

/** What is made of an article when it is first asked for; depends on the article and the language alone. */
interface Shelved {
  readonly no: ArticleNo
  readonly prepared: PreparedArticle
  readonly instances: readonly Instance[]
  /** The instance a statement is part of. */
  readonly instanceOf: ReadonlyMap<PreparedStatement, number>
  readonly profile: Profile
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
  /** Sees to it that profiles of articles are at hand, which takes less than the articles. */
  needProfiles(articles: Iterable<ArticleNo>): Promise<void>
  /** Looks up on this loom from now on. */
  on(loom: Pick<Loom, 'readings' | 'notes'>): void
  /** Forgets articles that changed, and the oldest beyond what is kept. */
  forget(articles: Iterable<ArticleNo>): void
  has(article: ArticleNo): boolean
  at(article: ArticleNo): Shelved
  profile(article: ArticleNo): Profile
  statement(thing: Thing): PreparedStatement
  thing(statement: PreparedStatement): Thing
  instance(thing: Thing): Instance
  /** The number of an article that is at hand. */
  no(article: PreparedArticle): ArticleNo
}

/** Articles that are kept ready between one weaving and the next; about a quarter of a megabyte each. */
const KEPT = 400

/** Profiles that are kept besides; a few kilobytes each. */
const PROFILES = 4000

/** An empty library. */
export function library(context: WeaveContext, kept = KEPT): Library {
  let source: Pick<Loom, 'readings' | 'notes'> | undefined
  const words = lexis(context)
  const phrases = occasionPhrases(context.language)
  const events = eventNames(context.knowledge)
  const standing = standingWords(context.language)
  const shelf = new Map<ArticleNo, Shelved>()
  const profiles = new Map<ArticleNo, Profile>()
  const things = new WeakMap<PreparedStatement, Thing>()
  const numbers = new WeakMap<PreparedArticle, ArticleNo>()
  const at = (no: ArticleNo): Shelved => {
    const found = shelf.get(no)
    if (!found) throw new Error(`weave: article ${no} was not asked for`)
    return found
  }

  function shelve(no: ArticleNo, article: ReadArticle): Shelved {
    const prepared = prepare(article, words)
    prepared.statements.forEach((s, i) => void things.set(s, thingOf(no, i)))
    numbers.set(prepared, no)
    const told = once(() => instances(prepared, phrases, events, context))
    const instanceOf = once(() => new Map(told().flatMap((x, i) => x.statements.map((s) => [s, i] as const))))
    const profile = once(() => profileOf(prepared, words))
    const cut = once(() => shingles(prepared))
    const drafts = once(() => draftsOf(prepared, words, standing))
    const tellings = once(() => tellingsOf(prepared, context.language))
    return {
      no,
      prepared,
      get instances() { return told() },
      get instanceOf() { return instanceOf() },
      get profile() { return profile() },
      get shingles() { return cut() },
      get drafts() { return drafts() },
      get tellings() { return tellings() },
    } // biome-ignore format: a line each
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
      for (const no of articles) {
        shelf.delete(no)
        profiles.delete(no)
      }
      for (const no of shelf.keys()) {
        if (shelf.size <= kept) break
        shelf.delete(no)
      }
      for (const no of profiles.keys()) {
        if (profiles.size <= PROFILES) break
        profiles.delete(no)
      }
    },
    async needProfiles(articles) {
      const missing = [...new Set(articles)].filter((no) => !shelf.has(no) && !profiles.has(no))
      if (missing.length === 0) return
      for (const [no, note] of (await source?.notes(missing)) ?? []) profiles.set(no, unpackProfile(note))
      // What waits to be woven again has no note.
      await this.need(missing.filter((no) => !profiles.has(no)))
    },
    has: (no) => shelf.has(no),
    profile: (no) => shelf.get(no)?.profile ?? profiles.get(no)!,
    at,
    statement: (thing) => at(articleOf(thing)).prepared.statements[itemOf(thing)]!,
    thing: (statement) => things.get(statement)!,
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
