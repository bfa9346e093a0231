import {
  askedWords,
  mayFollow,
  mix,
  mix3,
  NAME_HERE,
  NAME_ROLES,
  type NameLists,
  type NameVotes,
  nameEntryFeatures,
  namePairFeatures,
  nameRoleFeatures,
  nameVoteFeatures,
  sentenceCase,
  type WordForm,
  type WordForms,
} from '@onrecord/language/training'
import { type NamedSentence, type NameSource, TYPES } from './examples.js'

/** A sentence with the tags a tagger gives its words. */
export interface TaggedNames extends NamedSentence {
  readonly tags: readonly string[]
  /** For a second look: what the words of its document were labelled at the first, and its own at theirs. */
  readonly votes?: NameVotes
  readonly found?: Uint8Array
}

/** Neighbouring words the net is asked about: rows of the features of word `i` from `starts[i]` to `starts[i + 1]`. */
export interface Chain {
  readonly starts: Int32Array
  readonly gold: Uint8Array
}

/** The chains of all sentences; `row` gives the row of a feature. */
export function chainsOf(
  sentences: readonly TaggedNames[],
  tags: readonly string[],
  lists: NameLists,
  known: WordForms,
  row: (feature: number) => number,
): { readonly chains: Chain[]; readonly rows: Int32Array } {
  const numbers = new Map(tags.map((t, i) => [t, i]))
  const properTags = [numbers.get('NNP'), numbers.get('NNPS')]
  const counts = new Uint16Array(2 * TYPES.length + 1)
  let rows = new Int32Array(1 << 20)
  let count = 0
  const add = (feature: number): void => {
    if (count === rows.length) {
      const grown = new Int32Array(2 * count)
      grown.set(rows)
      rows = grown
    }
    rows[count++] = row(feature)
  }
  const chains: Chain[] = []
  for (const s of sentences) {
    const n = s.words.length
    const forms = s.words.map(known.of)
    const tagged = Uint8Array.from(s.tags, (t) => numbers.get(t) ?? tags.length)
    const listed = Int32Array.from(forms, (f) => lists.of(f.lower))
    const entries = new Int32Array(n)
    lists.entries(
      forms,
      forms.map((f) => lists.begun(f.lower)),
      0,
      n,
      entries,
    )
    const asked = new Uint8Array(n)
    askedWords(forms, tagged, listed, entries, 0, n, (t) => properTags.includes(t), asked)
    const style = sentenceCase(forms, 0, n) * 2
    for (let begin = 0; begin < n; begin++) {
      if (asked[begin] === 0) continue
      const starts: number[] = []
      const gold: number[] = []
      let end = begin
      for (; end < n && asked[end] === 1; end++) {
        starts.push(count)
        for (let role = 0; role < NAME_ROLES; role++) {
          const at = end + role - NAME_HERE
          const form = forms[at] ?? known.edge
          nameRoleFeatures(form, tagged[at] ?? tags.length, lists.of(form.lower), role, add)
        }
        const before = forms[end - 1] ?? known.edge
        const behind = forms[end + 1] ?? known.edge
        namePairFeatures(before, forms[end]!, behind, style + (end === 0 ? 1 : 0), add)
        nameEntryFeatures(forms, listed, entries, end, 0, n, add)
        ownWays(s.source, before, forms[end]!, behind, add)
        for (let at = Math.max(begin, end - 1); s.votes && at <= end + 1 && asked[at] === 1; at++)
          if (s.votes.elsewhere(forms[at]!, s.found![at]!, counts)) nameVoteFeatures(counts, forms[at]!, at - end, add)
        const label = s.labels[end]!
        // A name whose first word is not asked about begins with the next.
        gold.push(mayFollow(gold.at(-1) ?? 0, label) ? label : label - 1)
      }
      chains.push({ starts: Int32Array.from([...starts, count]), gold: Uint8Array.from(gold) })
      begin = end
    }
  }
  return { chains, rows: rows.subarray(0, count) }
}

const OWN: Readonly<Record<NameSource, number>> = { gold: 0, automatic: 1, entities: 2 }

/**
 * Features that only labels not made by hand have: what is peculiar to them is learned there, and forgotten when names are
 * looked for (after Daumé 2007).
 */
function ownWays(
  source: NameSource,
  before: WordForm,
  form: WordForm,
  behind: WordForm,
  add: (feature: number) => void,
): void {
  const own = OWN[source]
  if (own === 0) return
  add(mix(900, own))
  add(mix3(901, own, form.fine))
  add(mix3(902, own, form.word))
  add(mix3(903, own, mix(form.shape & 7, form.capital)))
  add(mix3(904, own, before.word))
  add(mix3(905, own, behind.word))
}
