import { articleOf, type Key, type Loom, thingOf } from '@onrecord/format/loom'
import { byText } from '../ids.js'
import { articleRank, keysOf } from '../stories/keys.js'
import type { Profile } from '../stories/profile.js'
import { storiesOf, weighProfiles } from '../stories/stories.js'
import { articlesOf, exchange, isOf } from './buckets.js'
import { recell } from './cells.js'
import { type Change, type Making, remake } from './change.js'
import type { Library } from './library.js'
import { ends, retie, untie } from './retie.js'

/** So many articles are looked at together at most, every two of them. */
const MOST = 64

/** Groups articles into stories around those that changed. */
export async function groupStories(loom: Loom, library: Library, { gone, come, left }: Change): Promise<void> {
  const isNew = isOf(come)
  const weigh = (a: Profile, b: Profile) => library.alike(a, b, weighProfiles)
  const keys: Key[] = []
  for (const no of come) {
    const profile = library.note('matter', no)
    const rank = articleRank(profile)
    for (const key of keysOf(profile)) keys.push({ key, thing: thingOf(no, 0), rank })
  }
  const turnover = await exchange(loom, 'article', gone, keys)
  const lost = await untie(loom, 'matter', gone)
  await library.needNotes('matter', articlesOf(turnover.gained.things()))
  const changed = await retie(
    loom,
    'matter',
    'article',
    turnover,
    (x, y) => {
      const [a, b] = [library.note('matter', articleOf(x)), library.note('matter', articleOf(y))]
      const score = byText(a.name, b.name) <= 0 ? weigh(a, b) : weigh(b, a)
      return score >= 0 ? { score, rankA: articleRank(a), rankB: articleRank(b) } : null
    },
    isNew,
  )
  const dirty = [...ends(lost), ...ends(changed), ...come.map((no) => thingOf(no, 0))]
  const { cells, asBefore, touched } = await recell(loom, ['matter'], dirty, left, MOST)
  // What is made of a cell depends on its articles alone: where they are the same it is what it was.
  const settled = cells.filter((c) => asBefore.has(c) && !c.some(isNew))
  const open = new Set(touched)
  for (const cell of settled) for (const t of cell) open.delete(t)
  const several = cells.filter((c) => c.length > 1 && open.has(c[0]!))
  await library.needNotes('matter', articlesOf(several.flat()))
  const made = several.flatMap((cell): Making<'story'>[] => {
    const things = new Map(cell.map((t) => [library.note('matter', articleOf(t)), t]))
    const profiles = [...things.keys()].sort((a, b) => byText(a.name, b.name))
    return storiesOf(profiles, weigh).map(({ story, profiles }) => ({
      link: story,
      of: profiles.map((p) => things.get(p)!),
    }))
  })
  const before = [...(await loom.madeOf('story', [...open])), ...(await loom.madeOfArticles('story', gone))]
  await remake(loom, 'story', [...new Set(before)], made, isNew)
}
