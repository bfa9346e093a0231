import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { codePoints, type Span } from '@onrecord/format'

/** An attribution as PolNeAR's annotators marked it; spans in UTF-16 offsets. */
interface Annotated {
  readonly source: readonly Span[]
  readonly cue: readonly Span[]
  readonly content: readonly Span[]
}

/** One PolNeAR article with the attributions of its first annotator. */
export interface AnnotatedArticle {
  readonly name: string
  readonly text: string
  readonly statements: readonly Annotated[]
  /** Text the annotators left out (links, advertising). */
  readonly discarded: readonly Span[]
}

/** Reads brat standoff: spans as `T` lines (code points), attributions as `E` lines; those without content are dropped. */
function parseAnnotations(content: string, text: string): Omit<AnnotatedArticle, 'name' | 'text'> {
  const map = codePoints(text)
  const spans = new Map<string, Span[]>()
  const discarded: Span[] = []
  for (const m of content.matchAll(/^(T\d+)\t(\w+) ([\d ;]+)\t/gm)) {
    const pieces = m[3]!.split(';').map((p) => {
      const [start, end] = p.trim().split(' ').map(Number)
      return map.toSpan({ start: start!, end: end! })
    })
    if (m[2] === 'Discard') discarded.push(...pieces)
    else spans.set(m[1]!, pieces)
  }
  const statements: Annotated[] = []
  for (const m of content.matchAll(/^E\d+\t(.+)$/gm)) {
    const roles: Record<string, Span[]> = { source: [], cue: [], content: [] }
    for (const part of m[1]!.trim().split(/\s+/)) {
      const [role, id] = part.split(':')
      roles[role!.replace(/\d+$/, '').toLowerCase()]?.push(...(spans.get(id!) ?? []))
    }
    if (roles.content!.length > 0) statements.push({ source: roles.source!, cue: roles.cue!, content: roles.content! })
  }
  return { statements, discarded }
}

/** Reads a part of PolNeAR (`train` or `dev`), sorted by name; of an article annotated by several, the first annotator. */
export function readAnnotated(directory: string): AnnotatedArticle[] {
  const first = new Map<string, string>()
  for (const file of readdirSync(join(directory, 'attributions')).sort()) {
    const name = file.replace(/_[0-9a-f]{4}\.ann$/, '')
    if (!first.has(name)) first.set(name, file)
  }
  return [...first].map(([name, file]) => {
    const text = readFileSync(join(directory, 'text', `${name}.txt`), 'utf8')
    return { name, text, ...parseAnnotations(readFileSync(join(directory, 'attributions', file), 'utf8'), text) }
  })
}
