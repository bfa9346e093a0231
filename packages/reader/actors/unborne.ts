import type { Knowledge } from '@onrecord/knowledge'
import type { Analysis, Token } from '@onrecord/language'
import type { Found } from './found.js'
import type { Words } from './words.js'

/** A drawn-out sound ("Booo"), which no name is; "III" is part of some. */
const DRAWN_OUT = /^(?!I+$).*?(\p{L})\1\1/iu
/** Behind it stands whom a case in court is against ("Roe v. Wade"). */
const AGAINST = /^v\.?$/
/** Tags of what opens no name: "Who Settled a Case", "His Plan". */
const PRONOUN = /^(?:WP\$?|WDT|WRB|PRP\$?)$/

/**
 * The names without those that nobody bears, whatever is written with a capital: an office alone ("Mr. President", "General
 * Counsel"), parties to a case in court, names in a list of counties, a letter, a sound, a thing's name, where a noun's people are
 * from ("German voters"), an office that broke off ("Prime Minist-"), and headlines' words that begin with a verb or a pronoun.
 */
export function withoutUnborne(
  found: readonly Found[],
  analysis: Analysis,
  words: Words,
  knowledge: Pick<Knowledge, 'demonym'>,
): readonly Found[] {
  const { tokens } = analysis
  const called = (f: Found): boolean => isWhole(f) && !isOffice(f.text.toLowerCase(), words)
  const whole = new Set(found.flatMap((f) => (called(f) ? [f.text.split(' ').at(-1)!] : [])))
  const cases = new Set(found.flatMap((f) => (inCase(f, tokens) ? [f.text] : [])))
  const unborne = (f: Found): boolean => {
    if (inCounties(f, analysis, words) || isOrigin(f, tokens, knowledge) || isMember(f, tokens, words)) return true
    if (f.text.includes(' ')) return f.type === 'person' && f.named.length === 0 && (isOffice(f.text.toLowerCase(), words) || isCutOffice(f, tokens, words) || opensSmall(f, tokens, words)) // biome-ignore format: one line
    if (whole.has(f.text)) return false
    // A case goes by the name of one party later on ("overturned Roe").
    if (cases.has(f.text) && !f.title && (f.family.length === 0 || inCase(f, tokens))) return true
    if (f.named.length > 0 || f.family.length > 0) return false
    const word = f.text.toLowerCase()
    return (
      ((words.roles.has(word) || words.titles.has(word)) && (f.type === 'person' || f.title !== null)) ||
      words.unborne.has(word) ||
      (!f.title && (f.text.length === 1 || DRAWN_OUT.test(f.text)))
    )
  }
  return found.filter((f) => !unborne(f))
}

/** "Vice President", "Madam Vice President", "Mr. President". */
const isOffice = (lower: string, words: Words): boolean => {
  const behind = lower.indexOf(' ') + 1
  const title = lower.slice(0, behind - 1).replace(/\.$/, '')
  return words.roles.has(lower) || (words.titles.has(title) && words.roles.has(lower.slice(behind)))
}

/** "Prime Minist- —": the office was not said to its end. */
function isCutOffice({ text, last }: Found, tokens: readonly Token[], words: Words): boolean {
  if (!/^[-–—]/.test(tokens[last]?.text ?? '')) return false
  const lower = text.toLowerCase()
  for (const role of words.roles.keys()) if (role.startsWith(lower)) return true
  return false
}

/** "Russian voters": the adjective of a people before a noun, which is nobody of its own. */
const isOrigin = (
  { text, last, title, named }: Found,
  tokens: readonly Token[],
  knowledge: Pick<Knowledge, 'demonym'>,
): boolean =>
  !title &&
  named.length === 0 &&
  !text.includes(' ') &&
  /^NNS?$/.test(tokens[last]?.tag ?? '') &&
  knowledge.demonym(text).length > 0

/** "Labour MP": one of a body's people, who is nobody in particular. */
const isMember = ({ text, type, named, last }: Found, tokens: readonly Token[], { roles }: Words): boolean =>
  type === 'organisation' &&
  named.length === 0 &&
  text.includes(' ') &&
  tokens[last - 1]!.tag !== 'NNPS' &&
  roles.get(tokens[last - 1]!.lower)?.kind === 'profession'

const isWhole = (f: Found): boolean =>
  f.text.includes(' ') && (f.type === 'person' || f.named.some((a) => a.type === 'person'))

function inCase({ first, last, text }: Found, tokens: readonly Token[]): boolean {
  if (text.includes(' ')) return false
  const before = tokens[first - 1]?.text === '.' ? tokens[first - 2] : tokens[first - 1]
  return AGAINST.test(before?.text ?? '') || AGAINST.test(tokens[last]?.text ?? '')
}

/** Whether a name opens with a pronoun, or with a verb: "May God bless you", "Said About It"; "Will Estrada" does not. */
function opensSmall({ first, title }: Found, tokens: readonly Token[], words: Words): boolean {
  const { tag, text } = tokens[first]!
  if (PRONOUN.test(tag)) return true
  if (title || !/^(?:VB|MD)/.test(tag)) return false
  return !words.given.has(text) || words.months.has(text) || !/^NNP/.test(tokens[first + 1]!.tag)
}

/** Whether a name of one word stands in a list behind "the counties of" or before "Counties". */
function inCounties({ first, last, title }: Found, { tokens, sentences, sentenceOf }: Analysis, words: Words): boolean {
  if (title) return false
  const sentence = sentences[sentenceOf[first]!]!
  const listed = ({ text, lower }: Token): boolean =>
    /^\p{Lu}/u.test(text) || text === ',' || text === '.' || words.grammar.get(lower) === 'and'
  let k = last
  while (k < sentence.last && listed(tokens[k]!) && !words.districts.has(tokens[k]!.lower)) k++
  if (k < sentence.last && words.districts.has(tokens[k]!.lower)) return true
  let i = first - 1
  while (i > sentence.first && listed(tokens[i]!)) i--
  return i > sentence.first && words.grammar.get(tokens[i]!.lower) === 'of' && words.districts.has(tokens[i - 1]!.lower)
}
