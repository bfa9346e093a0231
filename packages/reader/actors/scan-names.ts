import { fold } from '@onrecord/knowledge'
import type { Analysis, Name, NameType, Sentence, Token } from '@onrecord/language'
import type { Abbreviation } from './abbreviations.js'
import { isSyllabled } from './family-first.js'
import type { Found } from './found.js'
import type { gazetteer, Match } from './gazetteer.js'
import { articled, doubleName, hyphened, joins, noteDouble } from './hyphens.js'
import { jointName } from './joint-names.js'
import { ofBody, titleLength, titleText } from './title-before.js'
import type { TitleWord, Words } from './words.js'

const CAPITAL = /^\p{Lu}/u
const NAMING = /^[\p{Lu}\d]/u
const INITIAL = /^\p{Lu}\.?$/u

/** Finds the names of an article: those the recogniser marks, those the knowledge base holds, those that open with a given name. */
export function scanNames(
  analysis: Analysis,
  match: ReturnType<typeof gazetteer>,
  words: Words,
  abbreviations: readonly Abbreviation[],
): Found[] {
  const { tokens, sentences, names } = analysis
  const out: Found[] = []
  const long = new Map(abbreviations.map((a) => [a.first, a.last]))
  const doubles = new Set<string>()
  let n = 0
  let noted = 0
  for (const sentence of sentences) {
    while (n < names.length && names[n]!.last <= sentence.first) n++
    const here: Name[] = []
    while (n < names.length && names[n]!.first < sentence.last) here.push(names[n++]!)
    scanSentence(analysis.text, tokens, sentence, here, match, words, long, doubles, out)
    for (; noted < out.length; noted++) noteDouble(out[noted]!, doubles)
  }
  return out
}

function scanSentence(
  text: string,
  tokens: readonly Token[],
  sentence: Sentence,
  marked: readonly Name[],
  match: ReturnType<typeof gazetteer>,
  words: Words,
  long: ReadonlyMap<number, number>,
  doubles: ReadonlySet<string>,
  out: Found[],
): void {
  const titled = inCapitals(tokens, sentence)
  let m = 0
  for (let i = sentence.first; i < sentence.last; ) {
    const token = tokens[i]!
    const whole = long.get(i)
    if (whole !== undefined && whole <= sentence.last) {
      add(text, tokens, i, whole, 'organisation', exact(match, tokens, i, whole), null, titled, out)
      i = whole
      continue
    }
    while (m < marked.length && marked[m]!.last <= i) m++
    const name = marked[m] && marked[m]!.first <= i && marks(tokens, i, marked[m]!.last, words) ? marked[m]! : null
    // "A Libyan World Court case": the adjective is the case's.
    if (name && name.first === i && apart(match, tokens, i, name.last)) {
      i++
      continue
    }
    // An article that opens a name is no part of it.
    if (
      (!name && !NAMING.test(token.text)) ||
      (token.tag === 'DT' && !real(tokens, match(tokens, i, sentence.last), i, sentence.first, words))
    ) {
      i++
      continue
    }
    const office = bodyOf(tokens, i, sentence.last, words)
    const fuller = office > i && (match(tokens, i, sentence.last)?.last ?? 0) < office
    if (fuller && !(name?.first === i && name.last >= office)) {
      add(text, tokens, i, office, 'organisation', null, null, titled, out)
      i = office
      continue
    }
    const joint = name || token.tag.startsWith('NNP') ? jointName(tokens, i, sentence.last, match, words) : 0
    if (joint > 0) {
      add(text, tokens, i, joint, 'organisation', null, null, titled, out)
      i = joint
      continue
    }
    const joined = doubleName(text, tokens, i, sentence.last, match, doubles)
    if (joined > 0) {
      add(text, tokens, i, joined, 'person', exact(match, tokens, i, joined), null, titled, out)
      i = joined
      continue
    }
    // "Lt. Gov. Carlos Berg": one title behind the other, the last tells the office.
    let from = i
    let at = i + titleLength(tokens, i, sentence.last, words)
    for (let more = at > from ? titleLength(tokens, at, sentence.last, words) : 0; more > 0; ) {
      from = at
      at += more
      more = titleLength(tokens, at, sentence.last, words)
    }
    if (at > i && CAPITAL.test(tokens[at]?.text ?? '') && !ofBody(tokens, i, at - i, words)) {
      const title = words.titles.get(titleText(tokens, from, at))!
      const end = personEnd(tokens, at, sentence.last, words, name && name.last > at ? name.last : at + 1)
      const known = match(tokens, at, sentence.last)
      if (known && known.last >= end) add(text, tokens, at, known.last, null, known, title, titled, out)
      else add(text, tokens, at, end, 'person', exact(match, tokens, at, end), title, titled, out)
      i = out[out.length - 1]!.last
      continue
    }
    const known = real(tokens, match(tokens, i, sentence.last), i, sentence.first, words)
    const given = personFrom(tokens, i, sentence.last, words)
    const until = name ? hyphened(tokens, name, words) : 0
    const last = longest(tokens, i, known, given, name, titled, words)
    if (last === null) {
      i++
      continue
    }
    if (known && known.last === last)
      add(text, tokens, i, last, name && name.last === last ? name.type : null, known, null, titled, out)
    else if (last === until)
      add(
        text,
        tokens,
        i,
        numbered(tokens, last, sentence.last, name!.type),
        name!.type,
        exact(match, tokens, i, last),
        null,
        titled,
        out,
      )
    else if (last === given) add(text, tokens, i, last, 'person', null, null, titled, out)
    else add(text, tokens, i, last, 'organisation', exact(match, tokens, i, last), null, titled, out)
    i = out[out.length - 1]!.last
  }
}

/** "Department of Foreign Affairs": where a body's name ends that opens with what it is and goes on with "of"; 0 where none does. */
function bodyOf(tokens: readonly Token[], i: number, limit: number, words: Words): number {
  const { text, lower } = tokens[i]!
  if (!CAPITAL.test(text) || !words.heads.has(lower) || words.entities.get(lower) !== 'organisation') return 0
  if (i + 2 >= limit || tokens[i + 1]!.tag !== 'IN' || words.grammar.get(tokens[i + 1]!.lower) !== 'of') return 0
  let end = i + 2
  const capital = (k: number): boolean => k < limit && /^NN/.test(tokens[k]!.tag) && CAPITAL.test(tokens[k]!.text)
  while (capital(end) || (/^JJ/.test(tokens[end]?.tag ?? '') && CAPITAL.test(tokens[end]!.text) && capital(end + 1)))
    end++
  if (words.grammar.get(tokens[end]?.lower ?? '') === 'and' && capital(end + 1) && !capital(end + 2)) end += 2
  return end > i + 2 && end <= limit ? end : 0
}

/** Whether the first word of what the recogniser marks hangs on the noun behind it, and the others are a name that is known. */
function apart(match: ReturnType<typeof gazetteer>, tokens: readonly Token[], first: number, last: number): boolean {
  const head = tokens[first]!.head
  return (
    last - first > 2 &&
    head >= last &&
    /^(?:amod|compound)/.test(tokens[first]!.relation) &&
    tokens[last - 1]!.head === head &&
    exact(match, tokens, first + 1, last) !== null
  )
}

/** "Intermediate School 285": a number that hangs on an organisation's name belongs to it. */
function numbered(tokens: readonly Token[], last: number, limit: number, type: NameType): number {
  const next = last < limit ? tokens[last]! : null
  return next && type === 'organisation' && /^\d{1,4}$/.test(next.text) && next.head === last - 1 ? last + 1 : last
}

/** Whether what the recogniser marks can be a name: not an office's words alone ("Special Counsel"), nor one adjective. */
function marks(tokens: readonly Token[], first: number, last: number, words: Words): boolean {
  if (last - first === 1 && /^(?:JJ|VB|RB)/.test(tokens[first]!.tag)) return false
  const text = tokens.slice(first, last).map((t) => t.lower).join(' ') // biome-ignore format: one chain
  return !words.roles.has(text) && !words.titles.has(text)
}

/** Whether a sentence is set like a headline: most of its longer words begin with a capital. */
function inCapitals(tokens: readonly Token[], { first, last }: Sentence): boolean {
  let all = 0
  let capital = 0
  for (let i = first; i < last; i++) {
    const { text } = tokens[i]!
    if (text.length < 4 || !/^\p{L}/u.test(text)) continue
    all++
    if (CAPITAL.test(text)) capital++
  }
  return all > 3 && capital > 0.8 * all
}

/** Where the name that begins at token `i` ends, or null where none does: a longer name swallows a shorter one. */
function longest(
  tokens: readonly Token[],
  i: number,
  known: Match | null,
  given: number,
  name: Name | null,
  titled: boolean,
  words: Words,
): number | null {
  const until = name ? hyphened(tokens, name, words) : 0
  // "Park Won-gon": no Park that is known.
  if (given === i + 2 && isSyllabled(tokens[i + 1]!.text, words)) return Math.max(given, known?.last ?? 0)
  // "Mary-Beth Carter": a given name of two.
  if (given > i + 3 && joins(tokens, i + 1)) return Math.max(given, until, known?.last ?? 0)
  // "Republican presidential nominee Donald Trump" marked as one name: its words of office go first.
  if (name && !known && given === 0 && until - i > 1 && words.roles.has(tokens[i]!.lower)) return null
  // "Secretary of the Interior Deb Haaland": what the office is of and a person.
  if (
    name?.type === 'person' &&
    !known &&
    given === 0 &&
    until - i > 2 &&
    words.given.has(tokens[i + 1]!.text) &&
    isOfOffice(tokens, i, words)
  )
    return null
  // "Financial Services Committee Chairwoman Maxine Waters": a body, an office and a person.
  for (let k = i + 1; name && given === 0 && k + 1 < until; k++)
    if (words.roles.has(tokens[k]!.lower) && words.given.has(tokens[k + 1]!.text)) return k
  // A headline's capitals: a name goes no further than the verb behind it.
  if (known && titled && tokens.slice(known.last, until).some((t) => /^(?:VB|MD)/.test(t.tag))) return known.last
  // "Foreign Affairs Committee" is more than the magazine.
  const next = tokens[known?.last ?? 0]
  if (
    known &&
    next &&
    CAPITAL.test(next.text) &&
    known.named.some((a) => a.type === 'outlet') &&
    words.entities.has(next.lower)
  )
    return known.last + 1
  // "Putin Says", "Lindsey Graham Says": a headline's capitals; a person's name that is whole goes no further.
  if (
    known &&
    name?.type === 'person' &&
    known.last < until &&
    !words.grammar.get(tokens[known.last]!.lower.replace(/\.$/, ''))
  ) {
    const person = [...known.named, ...known.family].some((a) => a.type === 'person')
    // "Juan Carlos Monterrey Gómez" is no king: given names go on.
    const goesOn = !titled && tokens.slice(i, known.last).every((t) => words.given.has(t.text))
    if (person && !goesOn && (known.last - i > 1 || !words.given.has(tokens[i]!.text))) return known.last
  }
  if (known && known.last >= Math.max(until, given)) return known.last
  // A known name of several words goes no further in a headline's capitals, nor where no name goes on.
  if (known && name && known.named.length > 0 && known.last - i > 1 && name.type !== 'person' && titled)
    return known.last
  if (name && until > i) return until
  if (given > 0) return given
  return known?.last ?? null
}

/** Whether an office's word and "of" or "of the" stand before a token. */
function isOfOffice(tokens: readonly Token[], i: number, words: Words): boolean {
  const of = tokens[i - 1]?.tag === 'DT' ? i - 2 : i - 1
  return of > 0 && words.grammar.get(tokens[of]!.lower) === 'of' && words.roles.has(tokens[of - 1]!.lower)
}

/**
 * A match of the knowledge base, unless its words are common ones at the start of a sentence: "He", "People", "The
 * Australian prime minister".
 */
function real(tokens: readonly Token[], known: Match | null, i: number, first: number, words: Words): Match | null {
  if (!known) return null
  const { tag, lower, text } = tokens[i]!
  if (tag === 'DT') {
    const end = tokens[known.last - 1]!
    return i === first && /^(?:amod|compound)/.test(end.relation) && end.head >= known.last ? null : known
  }
  if (known.last - i > 1 || (text.length > 1 && text === text.toUpperCase())) return known
  // "Nature heals" and "People" open with a capital whatever they are.
  const outlet = known.named.some((a) => a.type === 'outlet')
  const proper = !outlet ? /^(?:NNP?S?|FW|CD|JJ)$/ : i === first ? /^(?:NNPS?|FW|CD)$/ : /^(?:NNPS?|NN|FW|CD|JJ)$/
  return proper.test(tag) && !words.pronouns.has(lower) ? known : null
}

function exact(
  match: ReturnType<typeof gazetteer>,
  tokens: readonly Token[],
  first: number,
  last: number,
): Match | null {
  const known = match(tokens, first, last)
  return known && known.last === last ? known : null
}

function add(
  text: string,
  tokens: readonly Token[],
  first: number,
  last: number,
  type: NameType | null,
  known: Match | null,
  title: TitleWord | null,
  headline: boolean,
  out: Found[],
): void {
  // "The Washington Post" without its article; "The Donald" with it.
  const from = last - first > 2 && tokens[first]!.tag === 'DT' ? first + 1 : first
  const start = tokens[from]!.start
  const end = tokens[last - 1]!.end
  out.push({
    first: from,
    last,
    start,
    end,
    // "[Robert] Mueller": who edited a quotation named him.
    text: fold(text.slice(start, end).replace(/\s+/g, ' ').replace(/[[\]]/g, '')),
    type,
    named: known?.named ?? [],
    metonym: known?.metonym ?? [],
    family: known?.family ?? [],
    title,
    headline,
  })
}

/** Where a person's name that opens with a known given name at `i` ends; 0 where there is no second word. */
function personFrom(tokens: readonly Token[], i: number, limit: number, words: Words): number {
  // "Lee Jae-myung": the family name stands first.
  const next = i + 1 < limit ? tokens[i + 1]!.text : ''
  if (isSyllabled(next, words) && isFamilyName(tokens[i]!, words)) return i + 2
  if (!words.given.has(fold(tokens[i]!.text))) return 0
  const end = personEnd(tokens, i, limit, words, i + 1)
  return end - i > 1 ? end : 0
}

const isFamilyName = ({ text, lower }: Token, words: Words): boolean =>
  /^\p{Lu}\p{L}*$/u.test(text) && !words.roles.has(lower) && !words.titles.has(lower) && !words.grammar.has(lower)

/** Where a person's name goes on to from `first`: capitalised words, initials, particles, suffixes. */
function personEnd(tokens: readonly Token[], first: number, limit: number, words: Words, least: number): number {
  let end = Math.max(least, first + 1)
  while (end < limit && end - first < 6) {
    const token = tokens[end]!
    const kind = words.grammar.get(token.lower.replace(/\.$/, ''))
    if (CAPITAL.test(token.text) || kind === 'suffix') {
      if (words.groups.has(token.lower) || words.entities.has(token.lower)) break
      // "Tom King": a family name may be an office's word.
      const surname =
        end - first === 1 && words.given.has(tokens[first]!.text) && !CAPITAL.test(tokens[end + 1]?.text ?? '')
      if (!surname && (words.roles.has(token.lower) || words.titles.has(token.lower.replace(/\.$/, '')))) break
      if (!/^\p{L}/u.test(token.text)) break
      // A sentence set in capitals at the start of every word is a headline, not a name: two words do.
      if (end - first >= 2 && !INITIAL.test(tokens[end - 1]!.text) && kind !== 'suffix' && token.tag.startsWith('V'))
        break
      end++
    } else if (kind === 'particle' && CAPITAL.test(tokens[end + 1]?.text ?? '') && end + 1 < limit) end += 2
    // "Liz Sherwood-Randall", "MS. JEAN-PIERRE"
    else if (joins(tokens, end) && CAPITAL.test(tokens[end + 1]?.text ?? '') && end + 1 < limit) end += 2
    else if (articled(tokens, end, words) > end && end + 2 < limit) end += 3
    else if (token.text === '.' && INITIAL.test(tokens[end - 1]!.text) && CAPITAL.test(tokens[end + 1]?.text ?? ''))
      end++
    else break
  }
  return end
}
