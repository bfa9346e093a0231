import type { Lexicon } from '../lexicon.js'

/** The words the tokeniser and the sentence splitter decide by, taken out of the lexicons once. */
export interface TokenRules {
  /** Kind of abbreviation of a lower-case word without its full stop, or undefined. */
  readonly abbreviation: ReadonlyMap<string, string>
  readonly prefixes: ReadonlySet<string>
  readonly suffixes: ReadonlySet<string>
  /** Syllables of which a hyphen joins two to one given name ("Jae-myung"). */
  readonly syllables: ReadonlySet<string>
  /** Length of the first word of two written together. */
  readonly contractions: ReadonlyMap<string, number>
  readonly clipped: ReadonlySet<string>
  readonly units: ReadonlySet<string>
  /** Last labels of internet addresses. */
  readonly domains: ReadonlySet<string>
}

/** Reads the rules out of the lexicons `abbreviations`, `affixes`, `name-syllables`, `contractions`, `clipped`, `units` and `domains`. */
export function tokenRules(lexicon: (name: string) => Lexicon): TokenRules {
  const words = (name: string, kind?: string): Set<string> =>
    new Set(lexicon(name).rows.flatMap((r) => (kind === undefined || r[1] === kind ? [r[0]!] : [])))
  return {
    abbreviation: new Map(lexicon('abbreviations').rows.map((r) => [r[0]!, r[1]!])),
    prefixes: words('affixes', 'prefix'),
    suffixes: words('affixes', 'suffix'),
    syllables: words('name-syllables'),
    contractions: new Map(lexicon('contractions').rows.map((r) => [r[0]!, Number(r[1])])),
    clipped: words('clipped'),
    units: words('units'),
    domains: words('domains'),
  }
}
