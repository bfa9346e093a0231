import { type ActorId, rangesMeet } from '@onrecord/format'
import type { Knowledge, KnownActor } from '@onrecord/knowledge'
import { homeOf } from '../actors/home.js'
import { holdersOf } from '../actors/offices.js'
import type { Words } from '../actors/words.js'
import { headlineText } from '../blocks/title.js'
import type { Attributed, Context } from '../layers.js'

/** How many words behind "by" may stand before a name, and how many a name may have. */
const TITLES = 4
const NAME = 4

/**
 * Who "I" is in an article's own voice: the one person its title gives it to ("Statement from President Joe Biden on …",
 * "Remarks by the President"), else its byline where that is somebody known. Null where that is nobody, or more than one.
 */
export function narratorOf(layer: Attributed, { knowledge }: Context, words: Words): ActorId | null {
  const { source, blocks, published } = layer
  const title = source.title ?? headlineText(source.text, blocks)
  const given = title === null ? null : behindBy(title, words)
  const by = given ?? (source.byline?.length === 1 ? source.byline[0]!.match(WORDS) : null) ?? []
  const alone = (next: number): boolean => words.grammar.get(by[next]?.toLowerCase() ?? '') !== 'and'
  for (let from = 0; from <= TITLES && /^\p{Lu}/u.test(by[from] ?? ''); from++)
    for (let to = Math.min(by.length, from + NAME); to > from + 1; to--) {
      const one = called(by.slice(from, to).join(' '), layer, knowledge)
      if (one) return alone(to) ? one : null
    }
  if (!given) return null
  const lower = by.map((w) => w.toLowerCase())
  const the = words.grammar.get(lower[0]!) === 'definite' ? 1 : 0
  const two = words.roles.get(`${lower[the]} ${lower[the + 1]}`)
  const role = two ?? words.roles.get(lower[the] ?? '')
  const next = the + (two ? 2 : 1)
  if (role?.kind !== 'office' || !alone(next)) return null
  // "President Biden": of those called so the one who held the office then.
  const holds = (a: KnownActor): boolean =>
    a.offices.some((o) => role.offices.includes(o.role) && rangesMeet(o, published))
  const family = knowledge.family(by[next] ?? '').filter(holds)
  if (family.length > 0) return family.length === 1 && alone(next + 1) ? family[0]!.id : null
  const home = the === 1 ? homeOf(source.outlet, [], knowledge) : null
  return home ? (holdersOf(knowledge, home, role.offices, published, 'present')[0]?.id ?? null) : null
}

const WORDS = /[\p{L}\p{M}'’.-]+|[^\s\p{L}]/gu

/** The words behind the "by" or "from" of a title, where that follows what is written or said; else null. */
function behindBy(title: string, words: Words): readonly string[] | null {
  const all = title.match(WORDS) ?? []
  const begun = all.findIndex((w) => words.attributed.has(w.toLowerCase()))
  const does = (what: string) => all.findIndex((w, k) => k > begun && words.grammar.get(w.toLowerCase()) === what)
  const at = begun < 0 ? -1 : does('by') >= 0 ? does('by') : does('of')
  return at < 0 || at + 1 >= all.length ? null : all.slice(at + 1)
}

/** The one person who bears a name, in the article or else in the world. */
function called(name: string, layer: Attributed, knowledge: Knowledge): ActorId | null {
  const { text } = layer.source
  const here = layer.actors.filter(
    (a) =>
      a.type === 'person' &&
      (a.name === name || a.mentions.some((m) => m.form === 'name' && text.slice(m.start, m.end) === name)),
  )
  const found = here.length > 0 ? here : knowledge.named(name).filter((a) => a.type === 'person')
  return found.length === 1 ? found[0]!.id : null
}
