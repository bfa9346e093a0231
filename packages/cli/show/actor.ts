import type { Day, Mention, ReadArticle } from '@onrecord/format'
import type { KnownActor, Office } from '@onrecord/knowledge'
import type { StatementRow } from '@onrecord/record'
import type { Terminal } from '../terminal/terminal.js'
import { days } from './days.js'
import { oneLine } from './wrap.js'

/** How an article speaks of an actor: in which words, how often, and how sure it is that they are meant. */
export interface ActorMentions {
  readonly article: string
  readonly published: Day | null
  readonly mentions: number
  /** Its names there, each with how often, the least sure link to it, and why. */
  readonly names: readonly NameThere[]
}
interface NameThere {
  readonly text: string
  readonly times: number
  readonly score: number | null
  readonly why: string
}

/** Everything on record about one actor. */
export interface ActorShown {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly names: readonly string[]
  readonly offices: readonly Office[]
  readonly articles: readonly ActorMentions[]
  readonly statements: readonly StatementRow[]
  /** Who else may be the same, and why. */
  readonly alike: readonly {
    readonly id: string
    readonly name: string
    readonly score: number
    readonly reason: string
  }[]
}

/** The mentions of an actor in an article, by the words that name it. */
export function mentionsIn(article: ReadArticle, id: string): ActorMentions {
  const mentions = article.actors.find((a) => a.id === id)?.mentions ?? []
  const names = new Map<string, { times: number; score: number | null; why: string }>()
  for (const m of mentions) {
    if (m.form === 'pronoun') continue
    const text = oneLine(article.text.slice(m.start, m.end))
    const known = names.get(text)
    const score = m.why?.score ?? null
    if (!known) names.set(text, { times: 1, score, why: whyOf(m) })
    else {
      known.times++
      if (score !== null && (known.score === null || score < known.score)) {
        known.score = score
        known.why = whyOf(m)
      }
    }
  }
  return {
    article: article.name,
    published: article.published.from,
    mentions: mentions.length,
    names: [...names].map(([text, n]) => ({ text, ...n })).sort((a, b) => b.times - a.times),
  }
}

const whyOf = (m: Mention): string => m.why?.rule ?? m.form

/** An actor as a page of text: names, offices, where it is named and how sure that is, what it said last, who may be the same. */
export function actorPage(
  a: ActorShown,
  known: KnownActor | undefined,
  nameOf: (id: string) => string,
  terminal: Terminal,
): string {
  const { colours } = terminal
  const lines = [`${colours.bold(a.name)} (${a.id}), ${a.type}${known?.of ? ` of ${nameOf(known.of)}` : ''}`]
  const part = (head: string, rows: readonly string[]) => {
    if (rows.length > 0) lines.push('', colours.dim(head), ...rows.map((r) => `  ${r}`))
  }
  part('also called', a.names.length > 0 ? [a.names.join('; ')] : [])
  part(
    'offices',
    a.offices.map((o) => `${o.role} of ${nameOf(o.of)}, ${days(o)}${o.note ? ` (${o.note})` : ''}`),
  )
  part(
    'named in',
    a.articles.map(
      (m) =>
        `${m.article}${m.published ? `, ${m.published}` : ''}: ${m.mentions} times; ${m.names
          .map(
            (n) => `“${n.text}”${n.times > 1 ? ` ×${n.times}` : ''} (${n.why}${n.score === null ? '' : ` ${n.score}`})`,
          )
          .join(', ')}`,
    ),
  )
  part(
    'said last',
    a.statements.map((s) => `${days(s.said)}, ${s.article}#${s.id}: ${oneLine(s.contentText)}`),
  )
  part(
    'may be the same',
    a.alike.map((o) => `${o.name} (${o.id}) ${o.score}: ${o.reason}`),
  )
  return `${lines.join('\n')}\n`
}
