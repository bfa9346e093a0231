import type { ReadArticle } from './article.js'
import { schema } from './schema.js'
import type { Span } from './span.js'

/** What is wrong with a read article: a code, the path to it (`statements[3].cue[0]`), the span where there is one. */
export interface Problem {
  readonly code: 'shape' | 'span' | 'reference' | 'cover' | 'order' | 'twice'
  readonly path: string
  readonly message: string
  readonly span?: Span
}

/** Checks a value against FORMAT: its shape, that every span lies in the text, that every id named exists, that blocks cover the text. Empty where all is well. */
export function validate(value: unknown): Problem[] {
  const shape = schema.safeParse(value)
  if (!shape.success)
    return shape.error.issues.map((i) => ({ code: 'shape', path: pathOf(i.path), message: i.message }))
  const article = value as ReadArticle
  const problems: Problem[] = []
  const { text } = article
  const actors = new Set<string>()
  const statements = new Set<string>()
  const report = (code: Problem['code'], path: string, message: string, at?: Span) =>
    problems.push(at ? { code, path, message, span: at } : { code, path, message })

  walkSpans(article, '', (s, path) => {
    if (s.start < 0 || s.end > text.length || s.start >= s.end)
      report('span', path, `span ${s.start}–${s.end} does not lie in the text of ${text.length} characters`, s)
  })
  for (const [i, a] of article.actors.entries()) {
    if (actors.has(a.id)) report('twice', `actors[${i}].id`, `the id ${a.id} is used twice`)
    actors.add(a.id)
  }
  for (const [i, s] of article.statements.entries()) {
    if (statements.has(s.id)) report('twice', `statements[${i}].id`, `the id ${s.id} is used twice`)
    statements.add(s.id)
  }
  const known = (id: string | null, set: Set<string>, path: string) => {
    if (id !== null && !set.has(id)) report('reference', path, `${id} is not in this article`)
  }
  for (const [i, s] of article.statements.entries()) {
    const path = `statements[${i}]`
    known(s.speaker, actors, `${path}.speaker`)
    known(s.addressee, actors, `${path}.addressee`)
    s.speakers.forEach((id, k) => {
      known(id, actors, `${path}.speakers[${k}]`)
    })
    s.targets.forEach((id, k) => {
      known(id, actors, `${path}.targets[${k}]`)
    })
    if ((s.speakers[0] ?? null) !== s.speaker)
      report('reference', `${path}.speakers`, 'the first of speakers is not the speaker')
    if (s.content.length === 0) report('shape', `${path}.content`, 'a statement has content')
    range(s.said, `${path}.said`, report)
  }
  for (const [i, c] of article.conditions.entries()) {
    known(c.holder, actors, `conditions[${i}].holder`)
    known(c.statement, statements, `conditions[${i}].statement`)
  }
  for (const [i, e] of article.events.entries()) {
    known(e.actor, actors, `events[${i}].actor`)
    known(e.recipient, actors, `events[${i}].recipient`)
    known(e.statement, statements, `events[${i}].statement`)
    range(e, `events[${i}]`, report)
  }
  article.times.forEach((t, i) => {
    range(t, `times[${i}]`, report)
  })
  range(article.published, 'published', report)
  let at = 0
  for (const [i, b] of article.blocks.entries()) {
    if (b.start < at) report('order', `blocks[${i}]`, 'blocks overlap or are out of order', b)
    if (/\S/.test(text.slice(at, b.start))) report('cover', `blocks[${i}]`, `no block holds ${at}–${b.start}`, b)
    at = Math.max(at, b.end)
  }
  if (/\S/.test(text.slice(at))) report('cover', 'blocks', `no block holds ${at}–${text.length}`)
  return problems
}

function range(
  r: { from: string | null; to: string | null },
  path: string,
  report: (c: 'order', p: string, m: string) => void,
) {
  if (r.from !== null && r.to !== null && r.from > r.to) report('order', path, `${r.from} is after ${r.to}`)
}

/** Calls `visit` for everything in a value that has a numeric start and end. `map` and `other` are the source's own. */
function walkSpans(value: unknown, path: string, visit: (s: Span, path: string) => void): void {
  if (Array.isArray(value)) {
    value.forEach((v, i) => {
      walkSpans(v, `${path}[${i}]`, visit)
    })
  } else if (value !== null && typeof value === 'object') {
    const o = value as Record<string, unknown>
    if (typeof o.start === 'number' && typeof o.end === 'number') visit(o as unknown as Span, path)
    for (const [k, v] of Object.entries(o)) if (k !== 'other') walkSpans(v, path ? `${path}.${k}` : k, visit)
  }
}

const pathOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((p, k) => (typeof k === 'number' ? `${p}[${k}]` : p ? `${p}.${String(k)}` : String(k)), '')
