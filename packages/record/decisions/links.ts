import type {
  Anchor,
  Copy,
  DayRange,
  Decided,
  Decision,
  Difference,
  Occasion,
  Span,
  Statement,
  StatementRef,
  Story,
  Utterance,
} from '@onrecord/format'
import { after, BY_EDITOR, type Group, join, markOf, part } from './groups.js'
import { ruleStories } from './stories.js'

/** The links that decisions may touch. */
export interface Links {
  readonly copies: readonly Copy[]
  readonly utterances: readonly Utterance[]
  readonly occasions: readonly Occasion[]
  readonly differences: readonly Difference[]
  readonly stories: readonly Story[]
}

/** What is wanted to lay decisions over links. */
export interface LinkRulings {
  /** Those in force that link or name stories, in the order they take effect. */
  readonly decisions: readonly Decision[]
  /** Where a decision's anchor stands, or null where it does not. */
  readonly at: (d: Decision, anchor: number) => { readonly article: string; readonly spans: readonly Span[] } | null
  readonly statement: (ref: StatementRef) => Statement | undefined
  readonly days: (article: string) => DayRange
  /** An id made of content. */
  readonly idOf: (kind: string, parts: readonly string[]) => string
}

type LinkDecision = Extract<Decision, { kind: 'link' }>

/** Lays decisions over links: the same links and decisions give the same, in whatever order they came. */
export function decideLinks(links: Links, rulings: LinkRulings): Links {
  const utterances = groupsOf(links.utterances)
  const occasions = groupsOf(links.occasions)
  let copies = [...links.copies]
  const parted = new Set<string>()
  for (const d of rulings.decisions) {
    if (d.kind !== 'link' || d.link === 'story') continue
    const [one, others] = sides(d, rulings)
    if (d.link === 'copy') copies = ruleCopy(copies, d, one, others, rulings)
    else {
      const groups = d.link === 'utterance' ? utterances : occasions
      const [a, b] = [one.map(keyOf), others.map(keyOf)]
      if (d.verdict === 'reject') part(groups as Group<unknown>[], a, b, markOf(d))
      else if (a.length > 0 && b.length > 0) {
        const group = join(groups as Group<unknown>[], [...b, ...a], markOf(d))
        if (d.name !== null && group.link === null) group.name = d.name
      }
      if (d.link === 'utterance')
        for (const x of a) for (const y of b) parted[d.verdict === 'reject' ? 'add' : 'delete'](pairOf(x, y))
    }
  }
  const said = utterances.flatMap((g) => utteranceOf(g, rulings))
  const held = occasions.flatMap((g) => occasionOf(g, rulings))
  const ids = new Set(held.map((o) => o.id))
  const lost = new Set(links.occasions.filter((o) => !ids.has(o.id)).map((o) => o.id))
  return {
    copies,
    utterances: said,
    occasions: held,
    // What two reports of one saying differ in goes with their being one.
    differences: links.differences.filter(
      (d) =>
        !(d.occasion !== null && lost.has(d.occasion)) && !pairs(d.statements.map(keyOf)).some((p) => parted.has(p)),
    ),
    stories: ruleStories(links.stories, rulings),
  }
}

const keyOf = (ref: {
  readonly article: string
  readonly content?: readonly Span[]
  readonly spans?: readonly Span[]
}) => JSON.stringify([ref.article, ref.content ?? ref.spans ?? []])
const pairOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)
const pairs = (keys: readonly string[]): string[] => keys.flatMap((a, i) => keys.slice(i + 1).map((b) => pairOf(a, b)))

function sides(d: LinkDecision, { at }: LinkRulings) {
  const placed = (list: readonly Anchor[], first: number) => list.flatMap((_, i) => at(d, first + i) ?? [])
  return [placed(d.one, 0), placed(d.others, d.one.length)] as const
}

function groupsOf<L extends { readonly statements: readonly StatementRef[]; readonly decided?: Decided }>(
  links: readonly L[],
): Group<L>[] {
  return links.map((link) => ({ link, members: new Set(link.statements.map(keyOf)) }))
}

function refsOf(group: Group<Utterance | Occasion>, { statement }: LinkRulings): StatementRef[] {
  const known = new Map((group.link?.statements ?? []).map((s) => [keyOf(s), s]))
  return [...group.members]
    .map((key): StatementRef => {
      const [article, content] = JSON.parse(key) as [string, Span[]]
      const id = statement({ article, content })?.id
      return known.get(key) ?? { article, ...(id !== undefined && { id }), content }
    })
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

function utteranceOf(group: Group<Utterance>, rulings: LinkRulings): Utterance[] {
  if (group.link && !group.decided) return [group.link]
  const statements = refsOf(group, rulings)
  // One report is a statement, no utterance that several report.
  if (statements.length < 2) return []
  const { link } = group
  const first = rulings.statement(statements[0]!)
  return [
    {
      id: link?.id ?? rulings.idOf('utterance', statements.map(keyOf)),
      speaker: link?.speaker ?? first?.speaker ?? null,
      from: link?.from ?? first?.said.from ?? null,
      to: link?.to ?? first?.said.to ?? null,
      statements,
      score: 1,
      why: [BY_EDITOR, ...(link?.why ?? [])],
      ...(group.decided && { decided: group.decided }),
    },
  ]
}

function occasionOf(group: Group<Occasion>, rulings: LinkRulings): Occasion[] {
  if (group.link && !group.decided) return [group.link]
  const statements = refsOf(group, rulings)
  if (statements.length === 0) return []
  const { link } = group
  const said = statements.flatMap((s) => rulings.statement(s) ?? [])
  return [
    {
      id: link?.id ?? rulings.idOf('occasion', statements.map(keyOf)),
      name: link?.name ?? group.name ?? 'remarks',
      kind: link?.kind ?? 'remarks',
      place: link?.place ?? null,
      from: link?.from ?? said[0]?.said.from ?? null,
      to: link?.to ?? said[0]?.said.to ?? null,
      actors: [...new Set(said.flatMap((s) => s.speaker ?? []))],
      articles: [...new Set(statements.map((s) => s.article))].sort(),
      statements,
      score: 1,
      why: [BY_EDITOR, ...(link?.why ?? [])],
      ...(group.decided && { decided: group.decided }),
    },
  ]
}

function ruleCopy(
  copies: readonly Copy[],
  d: LinkDecision,
  one: readonly { readonly article: string }[],
  others: readonly { readonly article: string }[],
  { idOf, days }: LinkRulings,
): Copy[] {
  let out = [...copies]
  for (const { article: a } of one)
    for (const { article: b } of others) {
      if (a === b) continue
      const isPair = (c: Copy) => (c.article === a && c.original === b) || (c.article === b && c.original === a)
      const known = out.find(isPair)
      if (d.verdict === 'reject') out = out.filter((c) => !isPair(c))
      else if (known) out = out.map((c) => (c === known ? { ...c, decided: after(c.decided, markOf(d)) } : c))
      else {
        const [first, second] = firstOf(a, b, days)
        const made = { share: 1, kind: 'full' as const, wire: null, why: [BY_EDITOR], decided: markOf(d) }
        out.push({ id: idOf('copy', [second, first]), article: second, original: first, ...made })
      }
    }
  return out
}

function firstOf(a: string, b: string, days: LinkRulings['days']): readonly [string, string] {
  const day = (x: string) => `${days(x).from ?? days(x).to ?? '~'} ${x}`
  return day(a) < day(b) ? [a, b] : [b, a]
}
