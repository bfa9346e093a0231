import { type Actor, firstAt, holds, type Mention } from '@onrecord/format'
import { quotations, type Token } from '@onrecord/language'
import type { Context, Counted, Peopled } from '../layers.js'
import { abbreviationsIn } from './abbreviations.js'
import { calledBeside, ledFrom } from './called.js'
import { newCast } from './cast.js'
import type { Found } from './found.js'
import { gazetteer } from './gazetteer.js'
import { withoutHeadlineWords } from './headline-names.js'
import { headIn } from './heads.js'
import { homeOf } from './home.js'
import { withInitials } from './initials.js'
import { linkNames } from './link-names.js'
import { withoutLone } from './lone.js'
import { brokenOff, placeOrDay } from './places.js'
import { type Referent, trueSelf } from './referent.js'
import { scanNames } from './scan-names.js'
import type { Scene } from './scene.js'
import { inTheirState } from './shared-bodies.js'
import { withoutThings } from './things.js'
import { withToldBodies } from './told-bodies.js'
import { withoutUnborne } from './unborne.js'
import { walk } from './walk.js'
import { whoOf } from './who.js'
import { type Words, wordsOf } from './words.js'

/** Finds the mentions of actors and says who is meant, as of the article's date. */
export function actors(layer: Counted, { language, knowledge, explain }: Context): Peopled {
  const { analysis, published, source } = layer
  const words = wordsOf(language)
  const when = { from: published.from, to: published.to }
  const abbreviations = abbreviationsIn(analysis.tokens)
  // "the first of May" is a day, not Theresa May.
  const dated = (f: Found) => !f.title && f.last - f.first === 1 && layer.times.some((t) => holds(t, f))
  const match = gazetteer(knowledge, analysis.text)
  const marked = withToldBodies(scanNames(analysis, match, words, abbreviations), analysis, match, words)
  const names = withInitials(marked, analysis, match, words)
  const borne = withoutUnborne(withoutHeadlineWords(names, analysis, match, words), analysis, words, knowledge)
  const scanned = withoutLone(withoutThings(borne, words), words).filter(
    (f) =>
      !dated(f) &&
      !brokenOff(f, analysis.tokens) &&
      !placeOrDay(f, analysis.tokens, analysis.sentences[analysis.sentenceOf[f.first]!]!.first, words),
  )
  const cast = newCast()
  const {
    found,
    whose: linked,
    links,
  } = linkNames(scanned, analysis.tokens, cast, { knowledge, when, words, title: source.title }, abbreviations)
  const home = homeOf(source.outlet, linked, knowledge)
  const whose = inTheirState(found, linked, home, analysis, cast, knowledge, words)
  const scene: Scene = {
    analysis,
    quotations: quotations(analysis.text),
    knowledge,
    words,
    when,
    cast,
    found,
    linked: whose,
    links,
    home,
    met: [],
    places: [],
    pair: null,
  }
  const placed = []
  for (const m of walk(scene)) {
    const who = trueSelf(m.who)
    if (who.unnamed || (who.of && trueSelf(who.of).unnamed)) continue
    const mention: Mention = {
      start: m.start,
      end: m.end,
      form: m.form,
      ...(explain && { why: { rule: m.rule, ...(m.score !== null && { score: m.score }) } }),
    }
    who.mentions.push(mention)
    const { tokens } = analysis
    const first = firstAt(tokens, m.start)
    const from = m.form === 'name' && who.type === 'person' ? ledFrom(tokens, first, words) : first
    const led = from < first ? { led: tokens[from]!.start } : {}
    const apposed = m.form === 'name' && who.type === 'person' && tokens[from - 1]?.text === ','
    placed.push({
      id: who.id,
      start: m.start,
      end: m.end,
      head: tokens[m.token]!.start,
      ...led,
      apposed,
      forBody: m.form === 'role' && who.type !== 'person',
    })
  }
  for (const [i, f] of found.entries()) {
    const who = whose[i] && trueSelf(whose[i])
    if (who?.type !== 'person' || who.known || f.headline) continue
    const limit = analysis.sentences[analysis.sentenceOf[f.first]!]!.last
    who.called.push(...calledBeside(analysis.tokens, f.first, f.last, limit, words))
  }
  const list: Actor[] = cast.all.filter((r) => r.mentions.length > 0).map(actorOf)
  return {
    ...layer,
    actors: list,
    who: whoOf(
      placed,
      (phrase) => headIn(analysis.tokens, phrase),
      (end) => setOff(analysis.tokens[firstAt(analysis.tokens, end)], words),
    ),
  }
}

/** Whether a token sets off what follows a name: a comma, a bracket, a dash, "who". */
const setOff = (token: Token | undefined, words: Words): boolean =>
  token !== undefined && (/^[,(–—]$/.test(token.text) || words.grammar.get(token.lower) === 'who')

function actorOf({ id, name, type, known, mentions, called }: Referent): Actor {
  const told = [...called]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((s, i, all) => !all.some((o, k) => k !== i && holds(o, s) && (k < i || !holds(s, o))))
  return { id, name, type, mentions, ...(!known && told.length > 0 && { called: told }) }
}
