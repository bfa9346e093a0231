import type { ActorId, Appearance, Identity, Reason } from '@onrecord/format'
import { familyName, fold } from '@onrecord/knowledge'
import { byText } from '../ids.js'
import { type Around, pairKey } from './identities.js'

/** What a family name says by itself, and what a calling or company adds to it. */
const FAMILY = 0.8
const SHARED = 0.12
const INITIALS = ['', ...'abcdefghijklmnopqrstuvwxyz']

/** The key of those who are named by the family name of this key alone. */
export const aloneKey = (key: string): string => key.split(' ')[0]!

/** The keys of those who bear, with a given name, the family name that this key stands for. */
export const familyKeys = (alone: string): string[] => INITIALS.map((initial) => `${alone} ${initial}`)

/**
 * Whom those named by family name alone count as ("Dravic" for Marta Dravic of another article): the only one of that name who
 * is called the same or stands beside the same person. A name by itself tells too little, however rare: of twelve such
 * names that one person alone bore in a thousand articles nine were somebody else's. `as` is who counts as whom of `others`.
 */
export function identitiesAlone(
  alone: readonly Appearance[],
  others: readonly Appearance[],
  as: readonly Identity[],
  around: Omit<Around, 'borne'>,
): Identity[] {
  const given = around.language.lexicon('given-names')
  const bearers = bearersOf(others, as)
  return alone
    .filter((a) => !a.name.includes(' ') && !given.has(a.name) && !around.ruled.has(a.actor))
    .flatMap((a): Identity[] => {
      const fit = bearers.flatMap((b) => {
        const shared = bears(b, a) ? sharedBy(a, b, around) : null
        return shared && !around.parted.has(pairKey(a.actor, b.id)) ? [{ b, shared }] : []
      })
      const [only] = fit
      if (!only || fit.length > 1) return []
      const why: Reason[] = [{ rule: 'family name alone', score: FAMILY }, only.shared]
      return [{ article: a.article, actor: a.actor, into: only.b.id, name: only.b.name, score: FAMILY + SHARED, why }]
    })
    .sort((a, b) => byText(a.article, b.article) || byText(a.actor, b.actor))
}

/** Somebody with a given name, by all the spellings of it. */
interface Bearer {
  readonly id: ActorId
  readonly name: string
  readonly appearances: Appearance[]
}

function bearersOf(others: readonly Appearance[], as: readonly Identity[]): Bearer[] {
  const into = new Map(as.map((i) => [`${i.article} ${i.actor}`, i]))
  const out = new Map<ActorId, Bearer>()
  for (const a of [...others].sort((x, y) => byText(x.actor, y.actor) || byText(x.article, y.article))) {
    const counts = into.get(`${a.article} ${a.actor}`)
    const id = counts?.into ?? a.actor
    const known = out.get(id)
    if (known) known.appearances.push(a)
    else out.set(id, { id, name: counts?.name ?? a.name, appearances: [a] })
  }
  return [...out.values()]
}

/** Whether this is their family name, and they are not somebody else in the same article. */
const bears = ({ appearances }: Bearer, { name, article }: Appearance): boolean =>
  appearances.some((b) => plain(familyName(b.name)) === plain(name)) && appearances.every((b) => b.article !== article)

const plain = (name: string): string => fold(name).toLowerCase()

/** What tells that they are one: a calling, or somebody who stands beside both. */
function sharedBy(a: Appearance, { id, appearances }: Bearer, { company }: Pick<Around, 'company'>): Reason | null {
  const same = appearances.find((b) => b.callings.some((c) => a.callings.includes(c)))
  if (same) {
    const evidence = [a, same].map((x) => ({ article: x.article, spans: x.called }))
    return { rule: `both ${same.callings.find((c) => a.callings.includes(c))}`, score: SHARED, evidence }
  }
  const names = new Set<ActorId>([id, a.actor, ...appearances.map((b) => b.actor)])
  const beside = new Set(appearances.flatMap((b) => company(b.article)))
  const both = company(a.article).filter((c) => beside.has(c) && !names.has(c)).sort(byText)[0] // biome-ignore format: one chain
  return both === undefined ? null : { rule: `both beside ${both}`, score: SHARED }
}
