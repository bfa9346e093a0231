import { holds, type ReadArticle, type Statement, type Verification } from '@onrecord/format'
import { knowledgeOf } from '@onrecord/knowledge/node'
import type { OnRecord } from '@onrecord/record'
import {
  isBody,
  isPrimary,
  type Match,
  mayBeRare,
  phrasesOf,
  quotedWords,
  rareRunsOf,
  verify,
} from '@onrecord/weave/verify'
import type { Materials } from './materials.js'

/** Sources looked at for each phrase of a quotation. */
const HITS = 20
/** On a record of more articles than this the phrases of a quotation are those of its rarest words, so many: of frequent ones each reads the index through. */
const LARGE = 20_000
const RAREST = 3
/** Outlets that are looked for among all that is known each by itself; of more all of it is loaded. */
const FEW_OUTLETS = 4

/** Which quotations: of one article, of one story, or all. */
export interface VerifyQuery {
  readonly article?: string
  readonly story?: string
}

/**
 * Holds every quotation of the reports asked for against the primary sources on record (transcripts, documents, speeches):
 * sources that hold some of its words are found by the record's own search, the best match is given. One at a time, in
 * order of article and place; quotations of fewer than four words are left out, so are those in primary sources themselves.
 */
export async function* verifications(
  record: OnRecord,
  materials: Materials,
  query: VerifyQuery = {},
): AsyncIterable<Verification> {
  const { language } = materials
  const isPublisher = bodiesOf(materials)
  const isLarge = (await record.counts()).articles > LARGE
  // Of very many that hold a phrase the best are as good as the last.
  const order = isLarge ? 'latest' : 'best'
  const sources = new Map<string, ReadArticle | null>()
  for (const name of await reports(record, query)) {
    const report = (await record.article(name))!
    if (isPrimary(report, isPublisher)) continue
    const quotations = report.statements.flatMap((statement) => {
      const quoted = quotedWords(report, statement)
      return !quoted || statement.negated || isCited(statement, report) ? [] : [{ statement, quoted }]
    })
    const often = isLarge ? await record.standing(quotations.flatMap(({ quoted }) => mayBeRare(quoted))) : null
    for (const { statement, quoted } of quotations) {
      const candidates = new Set<string>()
      for (const phrase of often ? rareRunsOf(quoted, often, RAREST) : phrasesOf(quoted))
        for (const held of await record.holding(`"${phrase}"`, { limit: HITS, order })) candidates.add(held)
      candidates.delete(name)
      const unread = [...candidates].filter((candidate) => !sources.has(candidate))
      const readings = await record.readingsOf(unread)
      for (const candidate of unread) {
        const article = readings.get(candidate)
        sources.set(candidate, article && isPrimary(article, isPublisher) ? article : null)
      }
      let best: { readonly match: Match; readonly article: string } | null = null
      for (const candidate of [...candidates].sort()) {
        const found = sources.get(candidate)
        if (!found) continue
        const match = verify(quoted, report.text, found.text, language)
        if (match.verdict !== 'not found' && (best === null || match.share > best.match.share)) best = { match, article: found.name } // biome-ignore format: one line
      }
      const match = best?.match ?? verify(quoted, report.text, '', language)
      yield {
        statement: { article: name, id: statement.id, content: statement.content },
        quotation: quoted.spans,
        verdict: match.verdict,
        source: best && { article: best.article, spans: best.match.spans },
        runs: match.runs,
        share: Math.round(1000 * match.share) / 1000,
      }
    }
  }
}

/** Whether outlets are bodies that publish what they say themselves, each looked up once. */
function bodiesOf(materials: Materials): (outlet: string) => boolean {
  const known = new Map<string, boolean>()
  return (outlet) => {
    let is = known.get(outlet)
    if (is === undefined) {
      // Its name without an article is held by all lines that hold it with one.
      const near = known.size < FEW_OUTLETS ? knowledgeOf(outlet.replace(/^the /i, ''), materials.own) : materials.knowledge // biome-ignore format: one line
      is = isBody(outlet, near)
      known.set(outlet, is)
    }
    return is
  }
}

// What somebody cites within a quotation is held against the source with it.
const isCited = (s: Statement, { statements }: ReadArticle): boolean =>
  s.depth > 0 && statements.some((o) => o.depth < s.depth && o.kind !== 'indirect' && s.content.every((c) => o.content.some((q) => holds(q, c)))) // biome-ignore format: one line

async function reports(record: OnRecord, { article, story }: VerifyQuery): Promise<string[]> {
  if (article !== undefined) return [article]
  const names: string[] = []
  for (let offset = 0; ; offset += 500) {
    const rows = await record.articles({ ...(story !== undefined && { story }), limit: 500, offset })
    names.push(...rows.map((r) => r.name))
    if (rows.length < 500) return names.sort()
  }
}
