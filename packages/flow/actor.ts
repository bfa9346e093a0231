import { type ActorId, type ActorType, type Day, type Reason, rangesMeet } from '@onrecord/format'
import { familyName, type Knowledge, type Office, samePerson } from '@onrecord/knowledge'
import type { ActorRow, OnRecord } from '@onrecord/record'
import { type ActorMentions, mentionsIn } from './actor-mentions.js'
import type { Materials } from './materials.js'

/** Persons who are looked at for the same one: all of a small record; of more, those whose names hold a word that begins as the family name. */
const LOOKED = 1000
const BEGINNING = 3

/** Articles looked into; more are listed by `record.articles({ actor })`. */
const ARTICLES = 50
/** From here on two names are worth an editor's look. */
const ALIKE = 0.7
/** Two who bear one name and are two on record were parted for a reason. */
const NAMESAKES = { score: ALIKE, reason: 'same name, told apart' }

/** What is asked of what is known: who somebody is by an id, and what names are forms of. */
export interface Knowing extends Pick<Materials, 'language'> {
  readonly knowledge: Pick<Knowledge, 'actor'>
}

/** An office with the name of whose it is, and whether it was held on the day asked about. */
export interface OfficeShown extends Office {
  readonly ofName: string
  readonly held: boolean
}

/** A name that other articles give and that is taken for this actor's. */
export interface NameLinked {
  /** The id it has where it is read alone. */
  readonly id: ActorId
  readonly name: string
  readonly articles: readonly string[]
  readonly score: number
  readonly reason: string
  /** What the reason rests on, with the words of the articles. */
  readonly why: readonly Reason[]
}

/** Somebody else on record who may be the same. */
export interface MaybeSame {
  readonly id: ActorId
  readonly name: string
  readonly score: number
  readonly reason: string
}

/** Everything known and on record about one actor but what it said. */
export interface ActorShown {
  readonly id: ActorId
  readonly name: string
  readonly type: ActorType
  /** Other names that are known of it. */
  readonly names: readonly string[]
  /** The state or organisation it belongs to. */
  readonly of: { readonly id: ActorId; readonly name: string } | null
  /** The day `held` speaks of. */
  readonly on: Day
  /** The latest first. */
  readonly offices: readonly OfficeShown[]
  /** How many articles name it, and what the first of them in order of days call it, `ARTICLES` at most. */
  readonly inArticles: number
  readonly articles: readonly ActorMentions[]
  readonly links: readonly NameLinked[]
  /** The likeliest first. */
  readonly alike: readonly MaybeSame[]
}

/** What is known and on record about an actor, as of a day; null where nobody has that id. */
export async function actorOnRecord(
  record: OnRecord,
  materials: Knowing,
  id: ActorId,
  on: Day,
): Promise<ActorShown | null> {
  const { knowledge } = materials
  const [row] = await record.actors({ ids: [id], limit: 1 })
  const known = knowledge.actor(id)
  if (!row && !known) return null
  const name = row?.name ?? known!.name
  const type = row?.type ?? known!.type
  const named = (await record.articles({ actor: id, limit: ARTICLES })).map((a) => a.name)
  const read = await record.partsOf(named, ['actors', 'published'], id)
  const articles = named.flatMap((one) => (read.has(one) ? mentionsIn(read.get(one)!, id) : []))
  return {
    id,
    name,
    type,
    names: known?.names ?? [],
    of: known?.of ? { id: known.of, name: nameOf(knowledge, known.of) } : null,
    on,
    offices: (known?.offices ?? [])
      .map((o) => ({ ...o, ofName: nameOf(knowledge, o.of), held: rangesMeet(o, { from: on, to: on }) }))
      .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1)),
    inArticles: row?.articles ?? 0,
    articles,
    links: await linked(record, id),
    alike:
      type === 'person'
        ? alike({ id, name }, await nearby(record, known?.family ?? (familyName(name) || name)), materials)
        : [],
  }
}

const nameOf = (knowledge: Knowing['knowledge'], id: ActorId): string => knowledge.actor(id)?.name ?? id

/** What was linked to an actor, by name; what the reasons quote is named as lists name it. */
async function linked(record: OnRecord, id: ActorId): Promise<NameLinked[]> {
  const out = new Map<ActorId, NameLinked & { articles: string[] }>()
  for (const { actor, named, article, score, why } of await record.identities({ actor: id })) {
    const there = out.get(actor)
    if (there) there.articles.push(article)
    else out.set(actor, { id: actor, name: named, articles: [article], score, reason: why.map((r) => r.rule).join(', '), why: await quotable(record, why) }) // biome-ignore format: one link
  }
  return [...out.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

async function quotable(record: OnRecord, why: readonly Reason[]): Promise<Reason[]> {
  const out: Reason[] = []
  for (const { evidence, ...reason } of why) {
    const quoted = []
    for (const { article, spans } of evidence ?? []) {
      const row = await record.articleRow(article)
      if (row) quoted.push({ article: row.name, spans })
    }
    out.push({ ...reason, ...(evidence && { evidence: quoted }) })
  }
  return out
}

/** Who of the persons on record may be this one. */
function alike(
  one: { readonly id: ActorId; readonly name: string },
  rows: readonly ActorRow[],
  { knowledge, language }: Knowing,
): MaybeSame[] {
  const variants = language.lexicon('name-variants')
  const described = (r: { readonly id: ActorId; readonly name: string }) => {
    const k = knowledge.actor(r.id)
    return { name: r.name, family: k?.family, gender: k?.gender ?? null, roles: k?.offices.map((o) => o.role) ?? [] }
  }
  const mine = described(one)
  return rows
    .filter((r) => r.type === 'person' && r.id !== one.id)
    .map((r) => ({
      id: r.id,
      name: r.name,
      ...(r.name === one.name ? NAMESAKES : samePerson(mine, described(r), variants)),
    }))
    .filter((r) => r.score >= ALIKE)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
}

/** Persons on record among whom one of a family name may stand twice: at most so many, however large the record. */
async function nearby(record: OnRecord, family: string): Promise<ActorRow[]> {
  const all = await record.actors({ type: 'person', limit: LOOKED + 1 })
  return all.length <= LOOKED
    ? all
    : record.actors({ type: 'person', words: family.slice(0, BEGINNING), limit: LOOKED })
}
