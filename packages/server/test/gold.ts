import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type Block, type Condition, type Difference, hull, type Occasion, overlap, type ReadArticle, type Span, type Statement,
  type StatementRef, type Utterance, type Woven,
} from '@onrecord/format' // biome-ignore format: one line reads better

const root = fileURLToPath(new URL('../../../', import.meta.url))
const shared = resolve(root, process.env.ONRECORD_SHARED ?? '../shared')

/** Whether the annotated seeds are on this machine. */
export const hasGold = existsSync(join(shared, 'gold/seeds/cross.json'))

type Gold = Pick<ReadArticle, 'name' | 'actors' | 'times' | 'quantities'> & {
  readonly published: { readonly from: string | null; readonly to: string | null; readonly evidence: readonly Span[] }
  readonly furniture: readonly Span[]
  readonly statements: readonly (Omit<Statement, 'speakers' | 'depth' | 'negated' | 'confidence'> &
    Partial<Statement>)[]
  readonly conditions: readonly Condition[]
}
type Cross = {
  readonly occasions: readonly Pick<Occasion, 'id' | 'name' | 'from' | 'to' | 'statements'>[]
  readonly utterances: readonly {
    readonly id: string
    readonly gist: string
    readonly statements: readonly StatementRef[]
  }[]
  readonly differences: readonly {
    readonly kind: Difference['kind']
    readonly what: string
    readonly articles: readonly string[]
    readonly statements: readonly StatementRef[]
  }[]
}

/** The annotated seeds as a record holds them: what a careful reader found, links included. */
export function goldRecord(): { articles: ReadArticle[]; woven: Woven } {
  const read = <T>(path: string): T => JSON.parse(readFileSync(join(shared, path), 'utf8')) as T
  const articles = readdirSync(join(shared, 'seeds')).map((file) => {
    const name = file.replace(/\.txt$/, '')
    const text = readFileSync(join(shared, 'seeds', file), 'utf8')
    const path = `gold/seeds/${name}.json`
    return toArticle(name, text, existsSync(join(shared, path)) ? read<Gold>(path) : null)
  })
  return { articles, woven: toWoven(articles, read<Cross>('gold/seeds/cross.json')) }
}

function toArticle(name: string, text: string, gold: Gold | null): ReadArticle {
  const blocks = blocksOf(text, gold?.furniture ?? [])
  const outlet = /themoscowtimes/.test(text) ? 'The Moscow Times' : /Cryptopolitan/i.test(text) ? 'Cryptopolitan' : null
  const headline = blocks.find((b) => b.kind === 'headline')
  return {
    format: 'onrecord/1',
    name,
    uri: `${name}.txt`,
    title: headline ? text.slice(headline.start, headline.end) : null,
    outlet,
    byline: null,
    wire: null,
    language: 'en',
    published: gold
      ? { ...gold.published, basis: gold.published.from ? 'text' : 'unknown' }
      : { from: null, to: null, basis: 'unknown', evidence: [] },
    text,
    blocks,
    actors: gold?.actors ?? [],
    statements: (gold?.statements ?? []).map((s) => ({
      ...s,
      speakers: s.speakers ?? (s.speaker ? [s.speaker] : []),
      depth: s.depth ?? 0,
      negated: s.negated ?? false,
      confidence: s.confidence ?? 1,
    })),
    conditions: gold?.conditions ?? [],
    times: gold?.times ?? [],
    quantities: gold?.quantities ?? [],
    events: [],
  }
}

function blocksOf(text: string, furniture: readonly Span[]): Block[] {
  const wrapped = /\n\s*\n/.test(text)
  const blocks: Block[] = []
  for (const m of text.matchAll(wrapped ? /[^\n](?:[^\n]|\n(?!\s*\n))*/g : /[^\n]+/g)) {
    const s = { start: m.index, end: m.index + m[0].trimEnd().length }
    if (s.end <= s.start) continue
    const kind = furniture.some((f) => overlap(f, s))
      ? 'furniture'
      : m[0].length < 110 && !/[.!?]["”]?\s*$/.test(m[0])
        ? blocks.length === 0
          ? 'headline'
          : 'subheading'
        : 'body'
    blocks.push({ kind, ...s })
  }
  return blocks
}

function toWoven(articles: readonly ReadArticle[], cross: Cross): Woven {
  const withId = (ref: StatementRef): StatementRef => {
    const whole = hull(ref.content)!
    const s = articles
      .find((a) => a.name === ref.article)
      ?.statements.find((s) => s.content[0]!.start === whole.start && s.content.at(-1)!.end === whole.end)
    return s ? { ...ref, id: s.id } : ref
  }
  const statementsOf = (refs: readonly StatementRef[]) => refs.map(withId).filter((ref) => ref.id !== undefined)
  const names = (refs: readonly StatementRef[]) => [...new Set(refs.map((r) => r.article))].sort()
  const rowOf = (ref: StatementRef) =>
    articles.find((a) => a.name === ref.article)!.statements.find((s) => s.id === ref.id)!
  const occasions = cross.occasions.map((o): Occasion => {
    const statements = statementsOf(o.statements)
    const speakers = statements.map((ref) => rowOf(ref).speaker).filter((id) => id !== null)
    return {
      ...o,
      kind: /press/.test(o.id)
        ? 'press conference'
        : /speech/.test(o.id)
          ? 'speech'
          : /summit/.test(o.id)
            ? 'summit'
            : 'remarks',
      place: /Kazan/.test(o.name) ? 'Kazan' : /Sochi/.test(o.name) ? 'Sochi' : null,
      actors: [...new Set(speakers)],
      articles: names(statements),
      statements,
      score: 1,
      why: [],
    }
  })
  const key = (ref: StatementRef) => `${ref.article} ${ref.id}`
  return {
    copies: [],
    occasions,
    utterances: cross.utterances.map((u): Utterance => {
      const statements = statementsOf(u.statements)
      const first = statements[0] ? rowOf(statements[0]) : null
      return {
        id: u.id,
        speaker: first?.speaker ?? null,
        from: first?.said.from ?? null,
        to: first?.said.to ?? null,
        statements,
        score: 1,
        why: [],
      }
    }),
    differences: cross.differences.map((d, i): Difference => {
      const statements = statementsOf(d.statements)
      const keys = new Set(statements.map(key))
      return {
        id: `d${i}`,
        kind: d.kind,
        occasion: occasions.find((o) => o.statements.some((ref) => keys.has(key(ref))))?.id ?? null,
        articles: d.articles,
        statements,
        spans: names(statements).map((article) => ({
          article,
          spans: statements.filter((ref) => ref.article === article).flatMap((ref) => ref.content),
        })),
        rank: 1 - i / 100,
        why: [],
      }
    }),
    stories: [],
  }
}
