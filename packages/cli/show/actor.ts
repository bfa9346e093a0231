import type { ActorShown } from '@onrecord/flow'
import type { StatementRow } from '@onrecord/record'
import type { Terminal } from '../terminal/terminal.js'
import { days, term } from './days.js'
import { oneLine } from './wrap.js'

/** An actor as a page of text: names, offices, where it is named and how sure that is, what it said last, who may be the same. */
export function actorPage(a: ActorShown, statements: readonly StatementRow[], terminal: Terminal): string {
  const { colours } = terminal
  const lines = [`${colours.bold(a.name)} (${a.id}), ${a.type}${a.of ? ` of ${a.of.name}` : ''}`]
  const part = (head: string, rows: readonly string[]) => {
    if (rows.length > 0) lines.push('', colours.dim(head), ...rows.map((r) => `  ${r}`))
  }
  part('also called', a.names.length > 0 ? [a.names.join('; ')] : [])
  part(
    'offices',
    a.offices.map((o) => `${o.role} of ${o.ofName}, ${term(o)}${o.note ? ` (${o.note})` : ''}`),
  )
  const isCut = a.inArticles > a.articles.length
  part(
    isCut ? `named in ${a.inArticles} articles, first in` : 'named in',
    a.articles.map(
      (m) =>
        `${m.article}${m.published ? `, ${m.published}` : ''}: ${m.mentions === 1 ? 'once' : `${m.mentions} times`}; ${m.names
          .map(
            (n) => `“${n.text}”${n.times > 1 ? ` ×${n.times}` : ''} (${n.why}${n.score === null ? '' : ` ${n.score}`})`,
          )
          .join(', ')}`,
    ),
  )
  part(
    'taken for the same',
    a.links.map((l) => `${l.name} (${l.id}) in ${l.articles.join(', ')}: ${l.score}, ${l.reason}`),
  )
  part(
    'said last',
    statements.map((s) => `${days(s.said)}, ${s.article}#${s.id}: ${oneLine(s.contentText)}`),
  )
  part(
    'may be the same',
    a.alike.map((o) => `${o.name} (${o.id}) ${o.score}: ${o.reason}`),
  )
  return `${lines.join('\n')}\n`
}
