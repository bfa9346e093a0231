import { type ActorId, firstAt, type Offset, type Span } from '@onrecord/format'
import type { Who } from '../layers.js'

/** A mention as lookups need it. */
export interface Placed extends Span {
  readonly id: ActorId
  /** Offset of the token that stands for it: a name's last word, a role's noun. */
  readonly head: Offset
  /** Where the words begin that lead up to a name with its bearer's calling, which stand for them too. */
  readonly led?: Offset
  /** Whether it is a person's name behind a comma ("the legislator, Carl Seel"). */
  readonly apposed?: boolean
  /** Whether it is a description of somebody who speaks for a body, whose mention it then is. */
  readonly forBody?: boolean
}

/**
 * Builds the lookup over mentions sorted by start, the longer first.
 * `headOf` gives the place of a phrase's head word; `setOff` says whether a comma, a bracket or "who" follows an offset.
 */
export function whoOf(
  mentions: readonly Placed[],
  headOf: (phrase: Span) => Offset,
  setOff: (end: Offset) => boolean,
): Who {
  const longest = mentions.reduce((n, m) => Math.max(n, m.end - m.start), 0)
  const from = (offset: Offset) => firstAt(mentions, offset)
  const inside = (span: Span): Placed[] => {
    const out: Placed[] = []
    for (let i = from(span.start); i < mentions.length && mentions[i]!.start < span.end; i++)
      if (mentions[i]!.end <= span.end) out.push(mentions[i]!)
    return out
  }
  const at = (offset: Offset): ActorId | null => {
    let best: Placed | null = null
    for (let i = from(offset - longest); i < mentions.length && mentions[i]!.start <= offset; i++) {
      const m = mentions[i]!
      if (m.end > offset && (!best || m.end - m.start < best.end - best.start)) best = m
    }
    return best?.id ?? null
  }
  const standingFor = (span: Span): Placed | null => {
    // "the plumber", where the text goes on with the name it leads up to.
    const next = mentions[from(span.end)]
    if (next?.led !== undefined && next.led <= span.start && next.start <= span.end + 1) return next
    const here = inside(span)
    if (here.length === 0) return null
    // "Megan Hester, senior associate at the Institute": what opens the phrase and is set off stands for it.
    const opening = here.find((m) => m.start === span.start && (m.end === span.end || setOff(m.end)))
    if (opening && !opening.forBody) return opening
    // "A spokesman for the group, Omar Qadri": whoever is named.
    const named = here.find((m) => m.apposed && (m.end === span.end || setOff(m.end)))
    if (opening) return named ?? opening
    // "University of Toledo economist Mary Jones": the name, not the university.
    const led = here.find((m) => m.led !== undefined && m.led <= span.start && (m.end === span.end || setOff(m.end)))
    if (led) return led
    const head = headOf(span)
    // The widest mention whose own head is the phrase's head; a title before a name leaves the head to the name.
    const at = here.find((m) => m.head === head)
    if (at) return at.forBody ? (named ?? at) : at
    return here.find((m) => m.start <= head && head < m.end) ?? named ?? null
  }
  return {
    at,
    within(span) {
      return [...new Set(inside(span).map((m) => m.id))]
    },
    of(phrase) {
      for (const span of phrase) {
        const m = standingFor(span)
        if (m) return m.id
      }
      return null
    },
    shared(span) {
      const here = inside(span).filter((m) => m.start === span.start)
      const same = here.filter((m) => m.end === here[0]!.end)
      return same.length > 1 && headOf(span) < same[0]!.end ? [...new Set(same.map((m) => m.id))] : []
    },
    allOf(phrase) {
      const out: ActorId[] = []
      for (const span of phrase) {
        let outer: Placed | null = null
        // Outermost mentions only: "Trump's campaign and the DNC" names a campaign and a committee. Two of one span are
        // both meant ("both nations").
        for (const m of inside(span)) {
          if (outer && m.start < outer.end && !(m.start === outer.start && m.end === outer.end)) continue
          outer = m
          if (!out.includes(m.id)) out.push(m.id)
        }
      }
      return out
    },
  }
}
