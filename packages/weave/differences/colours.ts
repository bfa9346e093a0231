import type { Language } from '@onrecord/language'
import type { PreparedStatement } from '../prepared.js'
import { stemmer } from '../words/stem.js'

/** What a cue adds to "said". */
export interface Colour {
  readonly colour: string
  /** 0 nothing, 1 a shade, 2 plain to see, 3 harsh. */
  readonly strength: number
}

const PLAIN: Colour = { colour: 'plain', strength: 0 }

type ColourOf = (statement: PreparedStatement) => Colour

/** Gives the colour of a statement's cue: that of its strongest word in the lexicon `cue-colours`. */
export function colourOf(language: Language): ColourOf {
  const known = ready.get(language) ?? coloursOf(language)
  ready.set(language, known)
  return known
}

const ready = new WeakMap<Language, ColourOf>()

function coloursOf(language: Language): ColourOf {
  const stem = stemmer(language)
  const colours = new Map<string, Colour>()
  for (const [word, colour, strength] of language.lexicon('cue-colours').rows)
    colours.set(stem(word!), { colour: colour!, strength: Number(strength) })
  return ({ article, statement }) => {
    let best = PLAIN
    for (const span of statement.cue)
      for (const w of article.within(span)) {
        const found = colours.get(stem(w.lower))
        if (found && found.strength > best.strength) best = found
      }
    return best
  }
}
