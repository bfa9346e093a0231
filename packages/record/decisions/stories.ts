import type { DayRange, Decision, Story } from '@onrecord/format'
import { type Group, join, markOf, nearest, part } from './groups.js'
import type { LinkRulings } from './links.js'

/** Lays decisions over stories: made, merged, split, named, and articles put in or taken out. */
export function ruleStories(stories: readonly Story[], rulings: LinkRulings): Story[] {
  const groups: Group<Story>[] = stories.map((link) => ({ link, members: new Set(link.articles) }))
  for (const d of rulings.decisions) {
    const mark = markOf(d)
    const placed = (first: number, n: number) =>
      Array.from({ length: n }, (_, i) => rulings.at(d, first + i)?.article).filter((a) => a !== undefined)
    const decide = (group: Group<Story> | undefined, does: (group: Group<Story>) => void) => {
      if (!group) return
      does(group)
      group.decided = { ...mark, decisions: [...(group.decided?.decisions ?? []), ...mark.decisions] }
    }
    switch (d.kind) {
      case 'link': {
        if (d.link !== 'story') break
        const [one, others] = [placed(0, d.one.length), placed(d.one.length, d.others.length)]
        if (d.verdict === 'reject') part(groups, one, others, mark)
        else
          decide(nearest(groups, others), (g) => {
            for (const a of one) g.members.add(a)
          })
        break
      }
      case 'story-make': {
        const members = placed(0, d.articles.length)
        if (members.length > 0) groups.push({ link: null, members: new Set(members), decided: mark, name: d.name })
        break
      }
      case 'story-merge': {
        let first = 0
        const all = d.stories.flatMap((s) => {
          const held = nearest(groups, placed(first, s.articles.length))
          first += s.articles.length
          return held ?? []
        })
        const members = [...new Set(all)].flatMap((g) => [...g.members])
        if (members.length > 0) {
          // Only the stories named are made one; an article of theirs may be in others too.
          const merged = join([...new Set(all)], members, mark)
          if (d.name !== null) merged.name = d.name
        }
        break
      }
      case 'story-split': {
        const n = d.story.articles.length
        const out = placed(n, d.articles.length)
        decide(nearest(groups, placed(0, n)), (g) => {
          for (const a of out) g.members.delete(a)
        })
        if (out.length > 0) groups.push({ link: null, members: new Set(out), decided: mark, name: d.name })
        break
      }
      case 'story-name':
        decide(nearest(groups, placed(0, d.story.articles.length)), (g) => {
          g.name = d.name
        })
        break
    }
  }
  return groups.flatMap((g) => storyOf(g, stories, rulings))
}

function storyOf(group: Group<Story>, stories: readonly Story[], { days, idOf }: LinkRulings): Story[] {
  const { link, decided } = group
  if (link && !decided) return [link]
  if (group.members.size === 0) return []
  const articles = [...group.members].sort()
  const near = link ? [link] : stories.filter((s) => s.articles.some((a) => group.members.has(a)))
  return [
    {
      // A story that a decision made is that decision's, whatever comes into it later.
      id: link?.id ?? idOf('story', [decided!.decisions[0]!]),
      name: group.name ?? link?.name ?? articles[0]!,
      articles,
      ...spread(articles.map(days)),
      actors: [...new Set(near.flatMap((s) => s.actors))],
      ...(decided && { decided }),
    },
  ]
}

function spread(ranges: readonly DayRange[]): DayRange {
  const from = ranges.flatMap((r) => r.from ?? []).sort()
  const to = ranges.flatMap((r) => r.to ?? []).sort()
  return { from: from[0] ?? null, to: to.at(-1) ?? null }
}

/** Whether a decision is laid over links. */
export const isOnLinks = (d: Decision): boolean =>
  d.kind === 'link' || d.kind === 'story-make' || d.kind === 'story-merge' || d.kind === 'story-split' || d.kind === 'story-name' // biome-ignore format: one line
