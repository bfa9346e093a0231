import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { OwnField, OwnRow } from './own-actors.js'

/** Rows of a YAML file: a list of actors, or one under `actors:`. Mistakes in the YAML itself go to `wrong`. */
export function ownFromYaml(text: string, wrong: (line: number, what: string) => void): OwnRow[] {
  const counter = new LineCounter()
  // The failsafe schema leaves days, numbers and "no" (Norway's demonym for YAML 1.1) as they are written.
  const document = parseDocument(text, { lineCounter: counter, schema: 'failsafe' })
  for (const e of document.errors) wrong(counter.linePos(e.pos[0]).line, e.message.split('\n')[0]!)
  const root = document.contents as Node | null
  if (document.errors.length > 0 || root === null || (isScalar(root) && root.value === '')) return []
  const lineOf = (node: unknown) => counter.linePos((node as Node).range?.[0] ?? 0).line
  const list = isMap(root) ? root.get('actors', true) : root
  if (!isSeq(list)) {
    wrong(1, 'the file is a list of actors; begin each with "- name: …"')
    return []
  }
  return list.items.flatMap((item) => {
    if (!isMap(item)) {
      wrong(lineOf(item), 'an actor has fields; begin it with "- name: …"')
      return []
    }
    const fields = new Map<string, OwnField>()
    for (const pair of item.items)
      fields.set(String(pair.key), {
        value: (pair.value as Node | null)?.toJS(document) ?? null,
        line: lineOf(pair.key),
      })
    return [{ line: lineOf(item), fields }]
  })
}
