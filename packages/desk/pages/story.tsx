import type { Story } from '@onrecord/format'
import { useMemo } from 'preact/hooks'
import { CourseChart } from '../charts/course.js'
import type { Course } from '../charts/course-layout.js'
import { familyOf } from '../text/acts.js'
import { counted } from '../text/counted.js'
import { showRange } from '../text/dates.js'
import { together, useAnswer } from '../use-answer.js'
import { useQuery } from '../use-query.js'
import { useTitle } from '../use-title.js'
import { ActFilter } from '../views/act-filter.js'
import { BriefAside } from '../views/brief.js'
import { InOrder } from '../views/in-order.js'
import { PageHead } from '../views/page-head.js'
import { Select } from '../views/select.js'
import { Answered, Notice } from '../views/states.js'
import { Words } from '../views/words.js'

const ALL = 5000

/** The course of the matter as a picture and in words, and beside it where things stand. */
export function StoryPage() {
  const [query] = useQuery()
  const story = query.get('story') ?? ''
  const asked = together({
    stories: useAnswer('/api/stories'),
    articles: useAnswer('/api/articles', { story, limit: ALL }),
    statements: useAnswer('/api/statements', { story, limit: ALL }),
    occasions: useAnswer('/api/occasions'),
    conditions: useAnswer('/api/conditions', { story, limit: ALL }),
  })
  return (
    <Answered asked={asked} whole>
      {({ stories: { stories }, articles: { articles }, statements: { statements, total }, ...rest }) =>
        articles.length === 0 ? (
          <Notice title="Nothing is on record yet" whole>
            <p>Add articles, then come back to this page:</p>
            <pre>npx onrecord add articles/*.txt saved-pages/*.html</pre>
          </Notice>
        ) : (
          <Told
            story={story}
            stories={stories}
            total={total}
            articles={articles}
            statements={statements}
            occasions={rest.occasions.occasions}
            conditions={rest.conditions.conditions}
          />
        )
      }
    </Answered>
  )
}

interface ToldProps extends Course {
  readonly story: string
  readonly stories: readonly Story[]
  /** All statements there are; the picture holds the first 5,000. */
  readonly total: number
}

function Told({ story, stories, total, articles, statements, occasions, conditions }: ToldProps) {
  const [query, setQuery] = useQuery()
  const hidden = query.get('hide') ?? ''
  const name = stories.find((s) => s.id === story)?.name ?? (stories.length === 1 ? stories[0]!.name : null)
  useTitle(name ?? 'Story')
  const course = useMemo(() => {
    const here = new Set(articles.map((a) => a.name))
    const off = new Set(hidden.split(','))
    return {
      articles,
      conditions,
      statements: statements.filter((s) => !off.has(familyOf(s.act))),
      occasions: occasions.filter((o) => o.articles.some((a) => here.has(a))),
    }
  }, [articles, statements, occasions, conditions, hidden])
  const outlets = new Set(articles.flatMap((a) => a.outlet ?? []))
  const days = articles.flatMap((a) => [a.published.from ?? [], a.published.to ?? []].flat()).sort()
  const span = { from: days[0] ?? null, to: days.at(-1) ?? null }
  return (
    <div class="story">
      <div class="story-picture">
        <PageHead title={name === null ? 'The course of the matter' : <Words text={name} />} over="Story">
          <p>
            {counted(articles.length, 'article')}
            {outlets.size > 0 ? ` from ${counted(outlets.size, 'outlet')}` : null}
            {days.length > 0 ? `, ${showRange(span)}` : null} · {counted(total, 'statement')} ·{' '}
            {counted(conditions.length, 'condition')}
          </p>
          {stories.length > 1 ? (
            <Select
              label="Story"
              value={story}
              none="All articles"
              options={stories.map((s) => ({ value: s.id, name: s.name }))}
              onChange={(id) => setQuery({ story: id }, true)}
            />
          ) : null}
        </PageHead>
        <section aria-label="The picture">
          <ActFilter hidden={hidden} onChange={(hide) => setQuery({ hide })} />
          <CourseChart course={course} />
          <p class="quiet course-note">
            Paler marks: the day is known only within a range.
            {total > statements.length
              ? ` The picture holds the first ${counted(statements.length, 'statement')}.`
              : null}
          </p>
        </section>
      </div>
      <BriefAside story={story} />
      <InOrder course={course} />
    </div>
  )
}
