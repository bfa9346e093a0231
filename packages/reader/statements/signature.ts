import { type Form, lineStarts } from './fixed.js'
import { isPunctuation, MARK, POS, type View } from './view.js'

/** How many tokens a signature may have. */
const SIGNATURE = 14

/** Dashes before a signature. */
const DASH = /^(?:[—–―-]|--+)$/

/** Quotations signed behind a dash, on their line or the next: “We shall fight on the beaches.” — Winston Churchill. */
export function signatures(v: View): Form[] {
  const { tokens } = v.analysis
  const starts = lineStarts(v)
  const out: Form[] = []
  starts.forEach((s, k) => {
    const end = starts[k + 1] ?? v.n
    let dash = end - 1
    while (dash >= s && dash > end - SIGNATURE && !DASH.test(tokens[dash]!.text)) dash--
    if (dash < s || !DASH.test(tokens[dash]!.text)) return
    let last = end
    while (last > dash + 1 && isPunctuation(v, last - 1)) last--
    if (last <= dash + 1 || !signs(v, dash + 1, last)) return
    // What is signed ends right before the dash.
    const mark = dash - 1
    const quotation = mark >= 0 && v.mark[mark] === MARK.closes ? v.quote[mark]! : -1
    if (quotation < 0) return
    let head = dash + 1
    while (head + 1 < last && v.name[head + 1]! > 0 && v.name[head]! > 0) head++
    out.push({
      head: dash, cue: [dash, dash + 1], source: [dash + 1, last], sourceHead: head,
      content: [[v.quoteFirst[quotation]!, v.quoteLast[quotation]!]], probability: 0.85, form: 'signature',
    }) // biome-ignore format: the fields in a few lines
  })
  return out
}

/** Whether a stretch names somebody and says nothing of them. */
function signs(v: View, from: number, to: number): boolean {
  if (v.name[from] === 0 && v.pos[from] !== POS.proper && v.pos[from] !== POS.determiner) return false
  for (let i = from; i < to; i++) if (v.quote[i]! >= 0 || v.pos[i] === POS.modal || v.pos[i] === POS.verb) return false
  return true
}
