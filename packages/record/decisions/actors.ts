import type { Actor, ActorId, ActorType, Decision, ReadArticle } from '@onrecord/format'

/** What decisions make of actors: who is whom, and under which name. */
export interface ActorRulings {
  /** The actor that an id stands for. */
  of(id: ActorId): ActorId
  /** Name and type by decision, or undefined. */
  named(id: ActorId): { readonly name: string; readonly type?: ActorType } | undefined
}

/** Merges and renames in force, in their order: the later holds, and no chain of them goes in a circle. */
export function actorRulings(decisions: readonly Decision[]): ActorRulings {
  const into = new Map<ActorId, ActorId>()
  const names = new Map<ActorId, { name: string; type?: ActorType }>()
  const of = (id: ActorId): ActorId => {
    const next = into.get(id)
    return next === undefined ? id : of(next)
  }
  for (const d of decisions) {
    if (d.kind === 'actor-rename') names.set(d.actor, { ...names.get(d.actor), name: d.name })
    if (d.kind !== 'actor-merge') continue
    names.set(d.into.id, { name: d.into.name, type: d.into.type })
    for (const from of d.from) {
      if (from === d.into.id) continue
      // What the other was merged into before, this one was merged into itself: the later decision turns it round.
      if (of(d.into.id) === from) into.delete(lastBefore(into, d.into.id, from))
      into.set(from, d.into.id)
    }
  }
  return { of, named: (id) => names.get(id) }
}

function lastBefore(into: ReadonlyMap<ActorId, ActorId>, from: ActorId, end: ActorId): ActorId {
  let at = from
  for (let next = into.get(at); next !== undefined && next !== end; next = into.get(at)) at = next
  return at
}

/** A reading in which every id is the one `of` gives, actors that are one made one, and named as decided. */
export function withActors(article: ReadArticle, { of, named }: ActorRulings): ReadArticle {
  if (article.actors.every((a) => of(a.id) === a.id && named(a.id) === undefined)) return article
  const one = (id: ActorId | null): ActorId | null => (id === null ? null : of(id))
  const many = (ids: readonly ActorId[]): ActorId[] => [...new Set(ids.map(of))]
  const actors = new Map<ActorId, Actor>()
  for (const a of article.actors) {
    const id = of(a.id)
    const known = actors.get(id)
    // The actor's own entry names it, else the first of those that were merged into it.
    const own = known && a.id !== id ? known : a
    const mentions = [...(known?.mentions ?? []), ...a.mentions]
    actors.set(id, { ...own, id, mentions, ...named(id) })
  }
  return {
    ...article,
    actors: [...actors.values()].map((a) => ({ ...a, mentions: distinct(a.mentions) })),
    statements: article.statements.map((s) => ({
      ...s,
      speaker: one(s.speaker),
      speakers: many(s.speakers),
      addressee: one(s.addressee),
      targets: many(s.targets),
    })),
    conditions: article.conditions.map((c) => ({ ...c, holder: one(c.holder) })),
    events: article.events.map((e) => ({ ...e, actor: one(e.actor), recipient: one(e.recipient) })),
  }
}

function distinct(mentions: Actor['mentions']): Actor['mentions'] {
  const byPlace = [...mentions].sort((a, b) => a.start - b.start || a.end - b.end)
  return byPlace.filter((m, i) => m.start !== byPlace[i - 1]?.start || m.end !== byPlace[i - 1]?.end)
}
