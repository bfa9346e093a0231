import type { Occasion } from '@onrecord/format'
import type { ArticleRow, ConditionRow, StatementRow } from '@onrecord/server'
import { useMemo } from 'preact/hooks'
import { CourseChart } from '../charts/course.js'
import { familyOf } from '../text/acts.js'
import { counted } from '../text/counted.js'
import { byDate, showRange } from '../text/dates.js'
import { useAnswer } from '../use-answer.js'
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
  const [query, setQuery] = useQuery()
  const story = query.get('story') ?? ''
  const stories = useAnswer('/api/stories')
  const articles = useAnswer('/api/articles', { story, limit: ALL })
  const statements = useAnswer('/api/statements', { story, limit: ALL })
  const occasions = useAnswer('/api/occasions')
  const conditions = useAnswer('/api/conditions', { story, limit: ALL })
  const known = stories.state === 'ready' ? stories.data.stories : []
  const name = known.find((s) => s.id === story)?.name ?? (known.length === 1 ? known[0]!.name : null)
  useTitle(name ?? 'Story')
  return (
    <Answered asked={articles} whole>
      {({ articles }) => (
        <Answered asked={statements} whole>
          {({ statements, total }) => (
            <div class="story">
              <Course
                name={name}
                articles={articles}
                statements={statements}
                total={total}
                occasions={occasions.state === 'ready' ? occasions.data.occasions : []}
                conditions={conditions.state === 'ready' ? conditions.data.conditions : []}
                hidden={query.get('hide') ?? ''}
                onHide={(hide) => setQuery({ hide })}
                choose={
                  known.length > 1 ? (
                    <Select
                      label="Story"
                      value={story}
                      none="All articles"
                      options={known.map((s) => ({ value: s.id, name: s.name }))}
                      onChange={(id) => setQuery({ story: id }, true)}
                    />
                  ) : null
                }
              />
              <BriefAside story={story} />
            </div>
          )}
        </Answered>
      )}
    </Answered>
  )
}

interface CourseProps {
  readonly name: string | null
  readonly articles: readonly ArticleRow[]
  readonly statements: readonly StatementRow[]
  readonly total: number
  readonly occasions: readonly Occasion[]
  readonly conditions: readonly ConditionRow[]
  readonly hidden: string
  readonly onHide: (hidden: string | null) => void
  readonly choose: preact.ComponentChildren
}

function Course({ name, articles, statements, total, occasions, conditions, hidden, onHide, choose }: CourseProps) {
  const course = useMemo(() => {
    const here = new Set(articles.map((a) => a.name))
    const off = new Set(hidden.split(','))
    return {
      articles,
      statements: statements.filter((s) => here.has(s.article) && !off.has(familyOf(s.act))),
      occasions: occasions.filter((o) => o.articles.some((a) => here.has(a))),
      conditions: conditions.filter((c) => here.has(c.article)),
    }
  }, [articles, statements, occasions, conditions, hidden])
  if (articles.length === 0)
    return (
      <Notice title="Nothing is on record yet" whole>
        <p>Add articles, then come back to this page:</p>
        <pre>npx onrecord add articles/*.txt saved-pages/*.html</pre>
      </Notice>
    )
  const dated = [...articles]
    .filter((a) => a.published.from !== null || a.published.to !== null)
    .sort((a, b) => byDate(a.published, b.published))
  const outlets = new Set(articles.map((a) => a.outlet).filter((o) => o !== null))
  const span = { from: dated[0]?.published.from ?? null, to: dated.at(-1)?.published.to ?? null }
  return (
    <div class="story-main">
      <PageHead title={name === null ? 'The course of the matter' : <Words text={name} />} over="Story">
        <p>
          {counted(articles.length, 'article')}
          {outlets.size > 0 ? ` from ${counted(outlets.size, 'outlet')}` : null}
          {dated.length > 0 ? <>, {showRange(span)}</> : null} · {counted(total, 'statement')} ·{' '}
          {counted(conditions.length, 'condition')}
        </p>
        {choose}
      </PageHead>
      <section aria-label="The picture">
        <ActFilter hidden={hidden} onChange={onHide} />
        <CourseChart course={course} />
        <p class="quiet course-note">Paler marks: the day is known only within a range.</p>
      </section>
      <InOrder course={course} />
    </div>
  )
}
