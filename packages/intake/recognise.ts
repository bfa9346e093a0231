import { endingOf } from './name.js'
import type { IntakeFormat } from './options.js'

const BY_ENDING: Readonly<Record<string, IntakeFormat>> = {
  html: 'html', htm: 'html', xhtml: 'html', shtml: 'html', jsonl: 'jsonl', ndjson: 'jsonl', jsonlines: 'jsonl',
} // biome-ignore format: one line reads better

/** Which format a file is in, by its ending, else by how its text begins. */
export function recognise(uri: string, head: string): IntakeFormat {
  const ending = BY_ENDING[endingOf(uri)]
  if (ending) return ending
  const text = head.replace(/^\ufeff/, '').trimStart()
  if (/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(!doctype\s+html|html|head|body)\b/i.test(text)) return 'html'
  if (endingOf(uri) === 'json' && /^[[{]/.test(text)) return 'jsonl'
  // A whole object on the first line; an indented JSON document has none.
  if (/^\{\s*"[^\n]*(\}\s*\n|\}?\s*$)/.test(text) && endingOf(uri) !== 'txt') return 'jsonl'
  return 'plain'
}
