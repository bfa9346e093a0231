import type { ActorId, Appearance, Identity, Reason } from '@onrecord/format'
import { familyName, fold } from '@onrecord/knowledge'
import { byText } from '../ids.js'
import { type Around, pairKey } from './identities.js'
import { magnitude } from './person.js'

/** What a family name says by itself, and what a calling or company adds to it. */
const FAMILY = 0.8
const SHARED = 0.12
/** A full name may stand so many times halved as often as the family name alone. */
const RARER = 2
const INITIALS = ['', ...'abcdefghijklmnopqrstuvwxyz']

/** The key of those who are named by the family name of this key alone. */
export const aloneKey = (key: string): string => key.split(' ')[0]!

/** The keys of those who bear, with a given name, the family name that this key stands for. */
export const familyKeys = (alone: string): string[] => INITIALS.map((initial) => `${alone} ${initial}`)

/**
 * Whom those named by family name alone count as ("Dravic" for Marta Dravic of another article): the only one of that name who
 * is called the same or stands beside the same person. A name by itself tells too little, however rare: of twelve such
 * names that one person alone bore in a thousand articles nine were somebody else's. Whom hardly anybody names in full is not who the
 * name alone means where it stands often ("Roe"). `as` is who counts as whom of `others`.
 */
export function identitiesAlone(
  alone: readonly Appearance[],
  others: readonly Appearance[],
  as: readonly Identity[],
  around: Omit<Around, 'borne'>,
): Identity[] {
  const bearers = bearersOf(others, as)
  const often = new Map<ActorId, number>()
  for (const { actor } of alone) often.set(actor, (often.get(actor) ?? 0) + 1)
  const isNamedEnough = (b: Bearer, a: Appearance) => mayStandFor(often.get(a.actor)!, b.appearances.length)
  return alone
    .filter((a) => isNamedAlone(a, around))
    .flatMap((a): Identity[] => {
      const fit = bearers.flatMap((b) => {
        const shared = bears(b, a) && isNamedEnough(b, a) ? sharedBy(a, b, around) : null
        return shared && !around.parted.has(pairKey(a.actor, b.id)) ? [{ b, shared }] : []
      })
      const [only] = fit
      if (!only || fit.length > 1) return []
      const why: Reason[] = [{ rule: 'family name alone', score: FAMILY }, only.shared]
      return [{ article: a.article, actor: a.actor, into: only.b.id, name: only.b.name, score: FAMILY + SHARED, why }]
    })
    .sort((a, b) => byText(a.article, b.article) || byText(a.actor, b.actor))
}

/** Whether a name that stands alone so often may be short for one that stands in full so often. */
export const mayStandFor = (alone: number, full: number): boolean => magnitude(alone) <= magnitude(full) + RARER

/** Whether somebody is named by what may be a family name alone: no given name, and none that an editor decided about. */
export const isNamedAlone = ({ name, actor }: Appearance, { language, ruled }: Pick<Around, 'language' | 'ruled'>): boolean =>
  !name.includes(' ') && !ruled.has(actor) && !language.lexicon('given-names').has(name) && !language.lexicon('name-variants').has(actor) // biome-ignore format: one line

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

/**
 * What tells that they are one: a calling, or somebody who stands beside both. Who has but one name is nobody in particular: "Steve" or
 * "God" stands beside everybody.
 */
function sharedBy(a: Appearance, { id, appearances }: Bearer, { company }: Pick<Around, 'company'>): Reason | null {
  const same = appearances.find((b) => b.callings.some((c) => a.callings.includes(c)))
  if (same) {
    const evidence = [a, same].map((x) => ({ article: x.article, spans: x.called }))
    return { rule: `both ${same.callings.find((c) => a.callings.includes(c))}`, score: SHARED, evidence }
  }
  const names = new Set<ActorId>([id, a.actor, ...appearances.map((b) => b.actor)])
  const beside = new Set(appearances.flatMap((b) => company(b.article)))
  const isTold = (c: ActorId) => c.includes('-') && beside.has(c) && !names.has(c)
  const both = company(a.article).filter(isTold).sort(byText)[0]
  return both === undefined ? null : { rule: `both beside ${both}`, score: SHARED }
}
