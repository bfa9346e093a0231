import { holds, type Position } from '@onrecord/format'
import type { Knowledge } from '@onrecord/knowledge'
import type { Language } from '@onrecord/language'
import type { OnRecord, StatementQuery, StatementRow } from '@onrecord/record'
import {
  issueOf,
  issuesOf,
  type Lexis,
  lexis,
  mentionIn,
  phrasesOf,
  SIDES,
  seriesOf,
  type Told,
  type ToneOf,
  takesSide,
  toneOf,
  turnsOf,
  type Valued,
  valueOn,
  valueTowards,
} from '@onrecord/weave/positions'
import type { Materials } from './materials.js'

/** How many statements are looked at: of more, some that lie as far from each other in time as can be, and of each act that takes a side. */
interface Sample {
  readonly all: number
  readonly spread: number
  /** Turns are found by these. */
  readonly sided: number
}
/** Of one speaker on one target: each is an article to be read. */
const TOWARDS: Sample = { all: 64, spread: 24, sided: 6 }
/** Of one in whose words issues are looked for. */
const SEARCHED: Sample = { all: 104, spread: 104, sided: 24 }
/** Actors and issues that a list without `towards` names, those most spoken of first. */
const LISTED = 12

/** Whose positions, and towards whom or what: an actor's id, or words of an issue. */
export interface PositionsQuery {
  readonly actor: string
  readonly towards?: string
  readonly story?: string
}

/**
 * Where an actor stands towards those, and on what, it speaks about most, over time and with its turns; towards one of
 * them alone where `towards` names it. Issues are found in the words of the statements, not on a list.
 */
export async function positions(
  record: OnRecord,
  materials: Materials,
  { actor, towards, story }: PositionsQuery,
): Promise<Position[]> {
  const query = { by: actor, ...(story !== undefined && { story }), order: 'latest', spread: true } as const
  // Those about one actor are found as such; an issue is looked for in all.
  const about = towards === undefined ? [] : await sampled(record, { ...query, about: towards }, TOWARDS)
  // Somebody who is never spoken of is no issue either.
  if (about.length === 0 && towards !== undefined && (await record.names([towards])).has(towards)) return []
  const rows = about.length > 0 ? about : await sampled(record, query, SEARCHED)
  // Of one that is asked for only what names it is judged by; other issues are told from names by all that is named.
  const judged = towards === undefined ? rows : rows.filter((r) => r.targets.includes(towards))
  const articles = await record.partsOf([...new Set(judged.map((r) => r.article))], ['actors', 'events'], towards)
  const { tone, words } = toolsOf(materials)
  const own = towards === undefined ? ownOf(actor, materials.knowledge) : NONE
  const onActors = targetsOf(rows)
    .filter((id) => id !== actor && (towards === undefined ? !own.has(id) : id === towards))
    .slice(0, LISTED)
    .map((id) => positionOf({ actor: id }, actor, towardsActor(rows, articles, id, tone, words)))
  const known = onActors.length > 0 && towards !== undefined
  const onIssues = known ? [] : issues(rows, articles, actor, towards, tone, materials.language, words)
  return [...onActors, ...onIssues].filter((p) => p.series.length > 0)
}

const NONE: ReadonlySet<string> = new Set()

/** What words are judged by. */
interface Tools {
  readonly tone: ToneOf
  readonly words: Lexis
}
const made = new WeakMap<Materials, Tools>()

/** Made once of what is loaded: it takes longer than a position. */
function toolsOf(materials: Materials): Tools {
  const { language } = materials
  const tools = made.get(materials) ?? { tone: toneOf(language), words: lexis(materials) }
  made.set(materials, tools)
  return tools
}

const positionOf = (towards: Position['towards'], actor: string, valued: readonly Valued[]): Position => ({
  actor,
  towards,
  series: seriesOf(valued),
  turns: turnsOf(valued),
})

const unspread = ({ order: _o, spread: _s, ...query }: StatementQuery): StatementQuery => query

/** Statements that stand for all of a list; without what was not said. */
async function sampled(
  record: OnRecord,
  query: StatementQuery,
  { all, spread, sided }: Sample,
): Promise<StatementRow[]> {
  // A list that is no longer than that is taken whole.
  const isMore = (await record.countStatements(unspread(query), all)) > all
  const lists = [await record.statements({ ...query, limit: isMore ? spread : all })]
  if (isMore) for (const act of SIDES) lists.push(await record.statements({ ...query, act, limit: sided }))
  const rows = new Map(lists.flat().map((row) => [`${row.article} ${row.id}`, row]))
  return [...rows.values()].filter((s) => !s.negated)
}

/** The states and bodies an actor speaks for: nobody stands towards their own. */
function ownOf(actor: string, knowledge: Knowledge): ReadonlySet<string> {
  const known = knowledge.actor(actor)
  return new Set([...(known?.of ? [known.of] : []), ...(known?.offices.map((o) => o.of) ?? [])])
}

/** Whom statements are about, those most spoken of first. */
function targetsOf(rows: readonly StatementRow[]): string[] {
  const count = new Map<string, number>()
  for (const row of rows) for (const id of row.targets) count.set(id, (count.get(id) ?? 0) + 1)
  return [...count].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([id]) => id)
}

const refOf = ({ article, id, content }: StatementRow) => ({ article, id, content })

/** When it was said, else when its article appeared. */
const whenOf = ({ said, published }: StatementRow) =>
  said.from === null && said.to === null ? { from: published.from, to: published.to } : { from: said.from, to: said.to }

/** "Hasn’t endorsed": who does not take a side takes none. */
const isDenied = ({ cueText }: StatementRow, words: Lexis): boolean =>
  cueText
    .toLowerCase()
    .split(/\s+/)
    .some((w) => words.denies(w))

function towardsActor(
  rows: readonly StatementRow[],
  articles: ReadonlyMap<string, Told>,
  target: string,
  tone: ToneOf,
  words: Lexis,
): Valued[] {
  return rows
    .filter((row) => row.targets.includes(target))
    .flatMap((row) => {
      const article = articles.get(row.article)!
      const value = valueTowards(article, row, target, tone)
      if (value === null) return []
      const mention = mentionIn(article, row, target)
      const sided = mention !== null && !isDenied(row, words) && takesSide(row.act, mention.text, mention.at, 'actor')
      return [{ ...whenOf(row), ref: refOf(row), value, sided }]
    })
}

function issues(
  rows: readonly StatementRow[],
  articles: ReadonlyMap<string, Told>,
  actor: string,
  towards: string | undefined,
  tone: ToneOf,
  language: Language,
  words: Lexis,
): Position[] {
  // A statement within another tells the outer one's words again.
  const outer = rows.filter((r) => !rows.some((o) => o !== r && o.article === r.article && r.content.every((c) => o.content.some((d) => holds(d, c))))) // biome-ignore format: one line
  const names = new Set<string>()
  const persons = new Set<string>()
  for (const { actors, text } of articles.values())
    for (const { name, mentions, type } of actors) {
      const written = mentions
        .filter((m) => m.form === 'name' || m.form === 'metonym')
        .map((m) => text.slice(m.start, m.end))
      for (const each of [name, ...written])
        for (const word of each.toLowerCase().split(/[^\p{L}\p{N}]+/u)) {
          names.add(word)
          if (type === 'person') persons.add(word)
        }
    }
  const texts = outer.map((r) => ({ text: r.contentText, article: r.article }))
  const found =
    towards === undefined
      ? issuesOf(texts, phrasesOf(language, words, names, persons), LISTED)
      : [issueOf(texts, towards, words)]
  return found.map(({ name, places }) => {
    const valued = [...places].map(([i, span]) => {
      const row = outer[i]!
      return {
        ...whenOf(row),
        ref: refOf(row),
        value: valueOn(row.contentText, row.act, span, tone),
        sided: !isDenied(row, words) && takesSide(row.act, row.contentText, span, 'issue'),
      }
    })
    return positionOf({ issue: name }, actor, valued)
  })
}
