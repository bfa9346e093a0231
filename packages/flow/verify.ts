import { holds, type ReadArticle, type Statement, type Verification } from '@onrecord/format'
import type { OnRecord } from '@onrecord/record'
import { isPrimary, type Match, phrasesOf, quotedWords, verify } from '@onrecord/weave/verify'
import type { Materials } from './materials.js'

/** Sources looked at for each phrase of a quotation. */
const HITS = 20

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
  { knowledge, language }: Materials,
  query: VerifyQuery = {},
): AsyncIterable<Verification> {
  const sources = new Map<string, ReadArticle | null>()
  const source = async (name: string): Promise<ReadArticle | null> => {
    if (!sources.has(name)) {
      const article = await record.article(name)
      sources.set(name, article && isPrimary(article, knowledge) ? article : null)
    }
    return sources.get(name)!
  }
  for (const name of await reports(record, query)) {
    const report = (await record.article(name))!
    if (isPrimary(report, knowledge)) continue
    for (const statement of report.statements) {
      const quoted = quotedWords(report, statement)
      if (!quoted || statement.negated || isCited(statement, report)) continue
      const candidates = new Set<string>()
      for (const phrase of phrasesOf(quoted))
        for (const hit of await record.search(`"${phrase}"`, { limit: HITS })) candidates.add(hit.article)
      let best: { readonly match: Match; readonly article: string } | null = null
      for (const candidate of [...candidates].sort()) {
        const found = candidate === name ? null : await source(candidate)
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
