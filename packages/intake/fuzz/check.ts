import type { Source } from '@onrecord/format'
import { declaredEncoding } from '../encoding/declared.js'
import { decode } from '../encoding/decode.js'
import { HEAD } from '../input.js'
import { intake } from '../intake.js'
import type { IntakeFormat } from '../options.js'
import { type IntakeProblem, problemLine } from '../problem.js'
import { recognise } from '../recognise.js'
import type { Seed } from './corpus.js'

/** Takes the articles out of an input and says what is wrong with how that went; null where all is well. */
export async function check({
  name,
  bytes,
}: Seed): Promise<{ readonly wrong: string | null; readonly articles: number }> {
  let sources: readonly Source[]
  let problems: readonly IntakeProblem[]
  try {
    const found = await intake(bytes, { uri: name })
    sources = found.sources
    problems = found.problems
  } catch (error) {
    return { wrong: `threw: ${(error as Error).stack}`, articles: 0 }
  }
  const failed = problems.find((p) => p.problem === 'failed')
  const unclear = problems.find(
    (p) => p.message === '' || p.remedy === '' || /[\n\r]/.test(problemLine(p).slice(p.file.length)),
  )
  const wrong =
    (sources.length + problems.length === 0 ? 'neither an article nor a problem' : null) ??
    (failed ? `failed: ${failed.message}` : null) ??
    (unclear ? `no clear line: ${problemLine(unclear)}` : null) ??
    misplacedIn(sources, name, bytes)
  return { wrong, articles: sources.length }
}

/** Formats whose articles lead to characters of the file. */
const OWN = new Set<IntakeFormat>(['html', 'markdown', 'feed', 'nitf', 'newsml', 'ninjs'])

/** Where an offset of a source misses, or null. */
function misplacedIn(sources: readonly Source[], name: string, bytes: Uint8Array): string | null {
  const format = recognise(name, bytes.subarray(0, HEAD))
  const isOwn = typeof format === 'string' && OWN.has(format)
  const page = isOwn ? decode(bytes, declaredEncoding(bytes)).text : null
  for (const source of sources) {
    const { uri } = source
    // An article that lies in the file itself, and not in something packed in it, leads to the file's own characters.
    const wrong = misplaced(source, uri === name || uri.startsWith(`${name}#`) ? page : null)
    if (wrong !== null) return wrong
  }
  return null
}

function misplaced({ text, hints, map }: Source, page: string | null): string | null {
  let last = 0
  for (const { start, end } of hints) {
    if (start < last || end <= start || end > text.length) return `hint ${start}-${end} after ${last} in ${text.length}`
    last = end
  }
  if (map === null) return null
  last = 0
  for (const { start, end, at } of map) {
    if (start < last || end <= start || end > text.length)
      return `piece ${start}-${end} after ${last} in ${text.length}`
    if (!/^\n*$/.test(text.slice(last, start))) return `${JSON.stringify(text.slice(last, start))} comes from nowhere`
    last = end
    const m = /^(\d+)-(\d+)$/.exec(at)
    if (!m || page === null) continue
    const [from, to] = [Number(m[1]), Number(m[2])]
    if (from > to || to > page.length) return `${at} of ${page.length}`
    const written = page.slice(from, to)
    const here = text.slice(start, end)
    // Of the same length yet other: an escape, or white space shown as a space.
    if (to - from === end - start && !/[&\\]/.test(written) && shown(written) !== shown(here))
      return `${JSON.stringify(here)} is not ${JSON.stringify(written)} at ${at}`
  }
  return /^\n*$/.test(text.slice(last)) ? null : 'the end comes from nowhere'
}

/** Characters as a page shows them: white space as a blank, and U+FFFD for the null character (HTML standard, 13.2.5). */
const shown = (s: string): string => s.replace(/\s/gu, ' ').replaceAll('\0', '\ufffd')
