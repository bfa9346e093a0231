import { type Span, type Statement, sliceAll } from '@onrecord/format'

/** A text with the sources and cues of its statements marked, for case files: `<source>Ilse Brandt</source> <cue>said</cue>`. */
export function marked(text: string, statements: readonly Statement[]): string {
  const marks = new Map<string, Span & { readonly name: string }>()
  for (const s of statements)
    for (const name of ['source', 'cue'] as const)
      for (const span of s[name]) marks.set(`${span.start} ${span.end} ${name}`, { ...span, name })
  const edges = [...marks.values()].flatMap((m) => [
    { at: m.start, closes: 0, size: m.start - m.end, tag: `<${m.name}>` },
    { at: m.end, closes: 1, size: m.end - m.start, tag: `</${m.name}>` },
  ])
  // At one place the inner mark closes first and the outer opens first.
  edges.sort((a, b) => b.at - a.at || a.closes - b.closes || b.size - a.size)
  let out = text
  for (const e of edges) out = `${out.slice(0, e.at)}${e.tag}${out.slice(e.at)}`
  return out
}

/** The statements as case files show them, a line each, or `nothing`. */
export function shown(text: string, statements: readonly Statement[]): string {
  const lines = statements.map((s) => {
    const inner = s.depth > 0 ? `depth ${s.depth} ` : ''
    return `${inner}${s.negated ? 'negated ' : ''}${s.kind} ${s.act} by ${s.speaker ?? 'nobody'}: ${sliceAll(text, s.content, ' + ').replaceAll('\n', '¶')}`
  })
  return lines.length > 0 ? lines.join('\n') : 'nothing'
}
