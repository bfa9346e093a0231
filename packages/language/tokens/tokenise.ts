import { DIGIT, isApostrophe, isUpper, kindOf, LETTER, OTHER, SPACE } from './characters.js'
import type { TokenRules } from './rules.js'

/** Places of tokens, in order; `starts[i]` to `ends[i]`, end excluded, in UTF-16 offsets. */
export interface TokenSpans {
  readonly starts: number[]
  readonly ends: number[]
}

const FULL_STOP = 0x2e
const COMMA = 0x2c
const HYPHEN = 0x2d
const SLASH = 0x2f
const COLON = 0x3a
const AMPERSAND = 0x26

const ADDRESS = /^(?:https?:\/\/|www\.)[^\s<>"“”‘’]+|^[\w.+-]+@[\w-]+(?:\.[\w-]+)+|^@\w+|^#\p{L}[\p{L}\p{N}_]*/u
const TRAILING = /[.,;:!?)\]}'*]+$/
const NUMBER =
  /^(?:\d{4}-\d\d-\d\d(?!\d)|\d{1,2}\/\d{1,2}\/\d{2,4}|\d{3}-\d{3}-\d{4}|\d{1,2}\/\d{1,2}(?![\d/])|\d+(?:[.,:]\d+)*)/
const FACE = /^[:;=]-?[()DPp](?![\p{L}\p{N}])/u

/**
 * Cuts `text` from `from` to `to` into words and marks as the Penn Treebank and the English Web Treebank do, and appends
 * their places to `out`. Every character that is no white space falls into exactly one token.
 */
export function tokenise(text: string, from: number, to: number, rules: TokenRules, out: TokenSpans): void {
  const { starts, ends } = out
  const push = (start: number, end: number): void => {
    starts.push(start)
    ends.push(end)
  }
  let at = from
  while (at < to) {
    const kind = kindOf(text.charCodeAt(at))
    if (kind === SPACE) {
      at++
      continue
    }
    if (kind === LETTER) {
      // The common case: letters between two spaces.
      let end = at + 1
      while (end < to && kindOf(text.charCodeAt(end)) === LETTER) end++
      if (end === to || kindOf(text.charCodeAt(end)) === SPACE) {
        pushWord(text, at, end, rules, push)
        at = end
        continue
      }
    }
    let end = at + 1
    while (end < to && kindOf(text.charCodeAt(end)) !== SPACE) end++
    chunk(text, at, end, to, rules, push)
    at = end
  }
}

/** Cuts what stands between two spaces. `limit` is where the text that may be looked at ends. */
function chunk(
  text: string,
  start: number,
  end: number,
  limit: number,
  rules: TokenRules,
  push: (s: number, e: number) => void,
): void {
  let at = start
  while (at < end) {
    const code = text.charCodeAt(at)
    const kind = kindOf(code)
    const stop =
      kind === LETTER || kind === DIGIT || ((code === 0x40 || code === 0x23) && at + 1 < end)
        ? (address(text, at, end) ??
          (kind === DIGIT
            ? number(text, at, end, rules)
            : kind === LETTER
              ? word(text, at, end, limit, rules)
              : at + 1))
        : mark(text, at, end, rules)
    if (kind === LETTER) pushWord(text, at, stop, rules, push)
    else push(at, stop)
    at = stop
  }
}

/** End of an internet address, an e-mail address, a handle or a hashtag that starts at `at`, or undefined. */
function address(text: string, at: number, end: number): number | undefined {
  const rest = text.slice(at, end)
  if (!/[@#]|:\/\/|^www\./.test(rest)) return undefined
  const found = ADDRESS.exec(rest)
  if (!found) return undefined
  const trailing = TRAILING.exec(found[0])
  const length = found[0].length - (trailing ? trailing[0].length : 0)
  return length > 0 ? at + length : undefined
}

/** End of a number with its separators, ordinal or plural ending ("3,000", "1.2", "10:30", "20th", "1990s"). */
function number(text: string, at: number, end: number, rules: TokenRules): number {
  const digits = NUMBER.exec(text.slice(at, end))
  let stop = at + (digits ? digits[0].length : 1)
  let letters = stop
  while (letters < end && kindOf(text.charCodeAt(letters)) === LETTER) letters++
  if (letters === stop) return stop
  const unit = text.slice(stop, letters).toLowerCase()
  if (rules.units.has(unit)) return stop
  if ((unit === 'a' || unit === 'p') && /^\.m\b/i.test(text.slice(letters, end))) return stop
  stop = letters
  // Model and serial numbers ("4x4", "2Q16").
  while (stop < end && (kindOf(text.charCodeAt(stop)) === DIGIT || kindOf(text.charCodeAt(stop)) === LETTER)) stop++
  return stop
}

/** End of a word that starts with a letter, with what belongs to it: apostrophes, affixes, abbreviating full stops. */
function word(text: string, at: number, end: number, limit: number, rules: TokenRules): number {
  let stop = at
  for (;;) {
    while (
      stop < end &&
      (kindOf(text.charCodeAt(stop)) === LETTER ||
        kindOf(text.charCodeAt(stop)) === DIGIT ||
        text.charCodeAt(stop) === 0x5f)
    )
      stop++
    if (stop >= end) return stop
    const code = text.charCodeAt(stop)
    const next = stop + 1 < end ? text.charCodeAt(stop + 1) : 0
    const inner = stop + 1 < end && (kindOf(next) === LETTER || kindOf(next) === DIGIT)
    if (isApostrophe(code) && inner) stop += 2
    else if (code === AMPERSAND && inner && isUpper(next) && isUpper(text.charCodeAt(stop - 1))) stop += 2
    else if (code === HYPHEN && inner && joins(text, at, stop, end, rules)) stop += 2
    else if (code === SLASH && stop === at + 1 && inner && kindOf(text.charCodeAt(stop + 2)) !== LETTER) stop += 2
    else if (code === FULL_STOP) {
      const dot = fullStop(text, at, stop, end, limit, rules)
      if (dot === stop) return stop
      if (dot === stop + 1 && !(inner && kindOf(next) === LETTER && initials(text, at, stop))) {
        if (!inner || !domainAt(text, dot, end, rules)) return dot
      }
      stop = dot
      if (stop >= end || kindOf(text.charCodeAt(stop)) === OTHER) return stop
    } else return stop
  }
}

/** Whether the letters before `stop` are single letters parted by full stops ("U.S", "a.m", "e.g", "D"). */
function initials(text: string, at: number, stop: number): boolean {
  return /^(?:\p{L}\.)*\p{L}$/u.test(text.slice(at, stop)) || /^(?:Ph|M|Ll|B)\.?[A-Z]?$/.test(text.slice(at, stop))
}

const domainAt = (text: string, at: number, end: number, rules: TokenRules): boolean => {
  let stop = at
  while (stop < end && kindOf(text.charCodeAt(stop)) === LETTER) stop++
  return rules.domains.has(text.slice(at, stop).toLowerCase())
}

/** Where the word goes on behind the full stop at `stop`: `stop` if the full stop is a token of its own, `stop + 1` if it belongs to the word. */
function fullStop(text: string, at: number, stop: number, end: number, limit: number, rules: TokenRules): number {
  const next = stop + 1 < end ? text.charCodeAt(stop + 1) : 0
  const nextKind = stop + 1 < end ? kindOf(next) : OTHER
  const single = initials(text, at, stop)
  if (nextKind === LETTER) {
    if (single || domainAt(text, stop + 1, end, rules)) return stop + 1
    // "Ph.D.", "Lt.Gov": an abbreviation glued to the next word; else a space is missing between two sentences.
    return rules.abbreviation.get(text.slice(at, stop).toLowerCase()) === 'title' ? stop + 1 : stop
  }
  if (next === FULL_STOP) return stop
  const before = text.slice(at, stop)
  if (single && before.length > 1) return stop + 1
  if (next === COMMA || next === COLON) return before.length <= 6 ? stop + 1 : stop
  if (single && isUpper(before.charCodeAt(0)))
    return before !== 'I' && nextWordIs(text, stop + 1, limit, isUpper) ? stop + 1 : stop
  const kind = rules.abbreviation.get(before.toLowerCase())
  switch (kind) {
    case undefined:
      return stop
    case 'title':
      return isUpper(before.charCodeAt(0)) || nextWordIs(text, stop + 1, limit, isUpper) ? stop + 1 : stop
    case 'number':
      return nextWordIs(text, stop + 1, limit, (c) => kindOf(c) === DIGIT || c === 0x23) ? stop + 1 : stop
    case 'month':
    case 'state':
      return isUpper(before.charCodeAt(0)) && (before.length > 2 || before === before.toUpperCase() || kind === 'state')
        ? stop + 1
        : stop
    default:
      return stop + 1
  }
}

/** Whether the next word behind spaces (no blank line) starts with a character that `test` accepts. */
function nextWordIs(text: string, at: number, limit: number, test: (code: number) => boolean): boolean {
  let i = at
  while (i < limit && kindOf(text.charCodeAt(i)) === SPACE) i++
  return i < limit && test(text.charCodeAt(i))
}

/** Whether the hyphen at `stop` belongs to the word: a prefix before it, a suffix behind it, or two syllables of a given name. */
function joins(text: string, at: number, stop: number, end: number, rules: TokenRules): boolean {
  const cut = text.lastIndexOf('-', stop - 1)
  const before = text.slice(Math.max(at, cut + 1), stop).toLowerCase()
  if (rules.prefixes.has(before)) return true
  let i = stop + 1
  while (i < end && kindOf(text.charCodeAt(i)) === LETTER) i++
  const behind = text.slice(stop + 1, i).toLowerCase()
  // "Jae-myung"; "so-so" is none.
  const isGiven = isUpper(text.charCodeAt(at)) && cut < at && before !== behind && rules.syllables.has(before)
  return rules.suffixes.has(behind) || (isGiven && rules.syllables.has(behind))
}

/** End of a mark that starts at `at`: one character, or a run that is written as one ("...", "--", "''", "?!"). */
function mark(text: string, at: number, end: number, rules: TokenRules): number {
  const code = text.charCodeAt(at)
  let stop = at + 1
  const runs = (accept: (c: number) => boolean): number => {
    while (stop < end && accept(text.charCodeAt(stop))) stop++
    return stop
  }
  if (isApostrophe(code)) {
    if (code !== 0x2018 && stop < end && text.charCodeAt(stop) === code) return stop + 1
    return clippedWord(text, at, end, rules)
  }
  if (code === 0x60) return runs((c) => c === 0x60 && stop < at + 2)
  if (code === FULL_STOP) return decimal(text, at, end) ?? runs((c) => c === FULL_STOP)
  if (code === 0x21 || code === 0x3f) return runs((c) => c === 0x21 || c === 0x3f)
  if (
    code === HYPHEN ||
    code === 0x2a ||
    code === 0x3d ||
    code === 0x5f ||
    code === 0x7e ||
    code === 0x2b ||
    code === 0x3c ||
    code === 0x3e
  )
    return runs((c) => c === code)
  if (code === COLON || code === 0x3b) return at + (FACE.exec(text.slice(at, Math.min(end, at + 4)))?.[0].length ?? 1)
  // A surrogate pair with the selectors, skin tones and joined pairs behind it is one token.
  if (code >= 0xd800 && code < 0xdc00) return emoji(text, at, end)
  return stop
}

/** End of ".5", or undefined where the full stop at `at` starts no number. */
function decimal(text: string, at: number, end: number): number | undefined {
  let stop = at + 1
  while (stop < end && kindOf(text.charCodeAt(stop)) === DIGIT) stop++
  return stop > at + 1 ? stop : undefined
}

function emoji(text: string, at: number, end: number): number {
  const found = /^(?:[\ud800-\udbff][\udc00-\udfff](?:\ufe0f|\u200d|\ud83c[\udffb-\udfff])*)+/.exec(
    text.slice(at, Math.min(end, at + 32)),
  )
  return at + (found ? found[0].length : 1)
}

/** End of what starts with the apostrophe at `at`: a clitic ("'s"), a clipped word ("'em", "'90s") or the mark alone. */
function clippedWord(text: string, at: number, end: number, rules: TokenRules): number {
  let stop = at + 1
  while (stop < end && (kindOf(text.charCodeAt(stop)) === LETTER || kindOf(text.charCodeAt(stop)) === DIGIT)) stop++
  const body = text.slice(at + 1, stop).toLowerCase()
  const afterWord = at > 0 && kindOf(text.charCodeAt(at - 1)) !== SPACE
  if (afterWord ? /^(?:s|ll|re|ve|d|m)$/.test(body) : rules.clipped.has(body) || /^\d\ds?$/.test(body)) return stop
  return at + 1
}

const CLITIC = /(?:n['’]t|['’ʼ](?:s|ll|re|ve|d|m))$/i

/** Appends a word, cut where it is two: clitics ("do|n't", "Trump|'s") and contractions ("can|not"). */
function pushWord(
  text: string,
  start: number,
  end: number,
  rules: TokenRules,
  push: (s: number, e: number) => void,
): void {
  const length = end - start
  if (length >= 2 && length <= 40) {
    const before = text.charCodeAt(end - 2)
    if (isApostrophe(before) || isApostrophe(text.charCodeAt(end - 3))) {
      const clitic = CLITIC.exec(text.slice(start, end))
      if (clitic && clitic.index > 0) {
        pushWord(text, start, start + clitic.index, rules, push)
        push(start + clitic.index, end)
        return
      }
    } else if (length >= 5 && length <= 6) {
      const cut = rules.contractions.get(text.slice(start, end).toLowerCase())
      if (cut !== undefined) {
        push(start, start + cut)
        push(start + cut, end)
        return
      }
    }
  }
  push(start, end)
}
