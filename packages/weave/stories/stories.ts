import type { ActorId, Story } from '@onrecord/format'
import { cohesive } from '../cohesion.js'
import { byText, idOf } from '../ids.js'
import { cosines, gap, type Profile } from './profile.js'

/** Weights of the log-odds that two articles belong to one matter; fitted by hand on articles of 50 events and the seeds. */
const DETAIL = 8
const TOPIC = 4
const BIAS = -3
/** Each doubling of the days between them, from two days on, takes this away. */
const DOUBLING = 0.12
const SAME_TIME = 2
const ACTORS = 6

/**
 * Groups articles about one developing matter: those that are alike on the whole in what they are about, the more alike
 * the further apart they appeared; that each is like the next is not enough. Articles alone in their matter make no story.
 * `profiles` must be sorted by the articles' names. `weigh` gives what `weighProfiles` does.
 */
export function storiesOf(
  profiles: readonly Profile[],
  weigh: (a: Profile, b: Profile) => number = weighProfiles,
): { readonly story: Story; readonly profiles: readonly Profile[] }[] {
  const ties: { readonly a: number; readonly b: number; readonly score: number }[] = []
  for (let a = 0; a < profiles.length; a++)
    for (let b = a + 1; b < profiles.length; b++) ties.push({ a, b, score: weigh(profiles[a]!, profiles[b]!) })
  const alike = new Float64Array(profiles.length)
  for (const { a, b, score } of ties) {
    alike[a]! += Math.max(0, score)
    alike[b]! += Math.max(0, score)
  }
  return cohesive(profiles.length, ties, 0)
    .filter((g) => g.length > 1)
    .map((g) => {
      const of: Profile[] = []
      for (const i of g) of.push(profiles[i]!)
      return { story: storyOf(of, g.map((i) => alike[i]!)), profiles: of } // biome-ignore format: one line
    })
}

/** Log-odds that two articles belong to one matter; the same whichever is named first. */
export function weighProfiles(a: Profile, b: Profile): number {
  const days = gap(a.published, b.published)
  const apart = Math.log2(1 + Math.max(0, days - SAME_TIME) / SAME_TIME)
  const { topic, detail } = cosines(a, b)
  return DETAIL * detail + TOPIC * topic + BIAS - DOUBLING * apart
}

const nameOf = (p: Profile): string => p.name

function storyOf(profiles: readonly Profile[], alike: readonly number[]): Story {
  const articles = profiles.map(nameOf).sort(byText)
  const published = profiles.map((p) => p.published)
  const from =
    published
      .map((p) => p.from)
      .filter((d) => d !== null)
      .sort()[0] ?? null
  const to =
    published
      .map((p) => p.to)
      .filter((d) => d !== null)
      .sort()
      .at(-1) ?? null
  const actors = mainActors(profiles)
  return {
    id: idOf('story', articles),
    name: storyName(profiles, alike, actors),
    articles,
    from,
    to,
    actors: actors.map(([id]) => id),
  }
}

// Those that most of its articles name, then those named most.
function mainActors(profiles: readonly Profile[]): [ActorId, string][] {
  const count = new Map<ActorId, { articles: number; mentions: number; name: string }>()
  for (const { actors } of profiles)
    for (const { id, mentions, name } of actors) {
      const known = count.get(id) ?? { articles: 0, mentions: 0, name }
      count.set(id, {
        articles: known.articles + 1,
        mentions: known.mentions + mentions,
        name: byText(known.name, name) <= 0 ? known.name : name,
      })
    }
  return [...count]
    .sort(([a, x], [b, y]) => y.articles - x.articles || y.mentions - x.mentions || byText(a, b))
    .slice(0, ACTORS)
    .map(([id, { name }]) => [id, name])
}

// The headline of the article most like the others, else its main actors.
function storyName(
  profiles: readonly Profile[],
  alike: readonly number[],
  actors: readonly [ActorId, string][],
): string {
  const order = profiles
    .map((p, i) => ({ p, odds: alike[i]! }))
    .sort((a, b) => b.odds - a.odds || byText(nameOf(a.p), nameOf(b.p)))
  const headline = order.map(({ p }) => p.headline).find((h) => h !== null)
  return (
    headline ??
    actors
      .slice(0, 3)
      .map(([, name]) => name)
      .join(', ')
  )
}
