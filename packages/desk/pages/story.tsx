import type { DayRange, Story } from '@onrecord/format'
import type { Course } from '@onrecord/server'
import { useMemo } from 'preact/hooks'
import { toTake } from '../addresses.js'
import { CourseChart } from '../charts/course.js'
import { CourseLegend } from '../charts/legend.js'
import { Period } from '../charts/period.js'
import { counted } from '../text/counted.js'
import { showRange } from '../text/dates.js'
import { together, useAnswer } from '../use-answer.js'
import { useQuery } from '../use-query.js'
import { useTitle } from '../use-title.js'
import { ActFilter } from '../views/act-filter.js'
import { BriefAside } from '../views/brief.js'
import { DayField } from '../views/day-field.js'
import { Icon } from '../views/icon.js'
import { InOrder } from '../views/in-order.js'
import { PageHead } from '../views/page-head.js'
import { Select } from '../views/select.js'
import { Answered, Notice } from '../views/states.js'
import { Words } from '../views/words.js'
import { WatchButton } from '../watch/watch-button.js'

/** The course of the matter as a picture and in words, and beside it where things stand. */
export function StoryPage() {
  const [query] = useQuery()
  const story = query.get('story') ?? ''
  const asked = together({
    stories: useAnswer('/api/stories'),
    course: useAnswer('/api/course', { story }),
  })
  return (
    <Answered asked={asked} whole>
      {({ stories: { stories }, course }) =>
        course.articles === 0 ? (
          <Notice title="Nothing is on record yet" whole>
            <p>
              <a href="/add">Add articles here</a>: drop files or paste text. Or from the command line:
            </p>
            <pre>npx onrecord add articles/*.txt saved-pages/*.html</pre>
          </Notice>
        ) : (
          <Told story={story} stories={stories} whole={course} />
        )
      }
    </Answered>
  )
}

function Told({ story, stories, whole }: { story: string; stories: readonly Story[]; whole: Course }) {
  const [query, setQuery] = useQuery()
  const hide = query.get('hide') ?? ''
  const hidden = useMemo(() => new Set(hide.split(',')), [hide])
  const period: DayRange = { from: query.get('from'), to: query.get('to') }
  const closer = period.from !== null || period.to !== null
  const near = useAnswer(closer ? '/api/course' : null, {
    story,
    from: period.from ?? undefined,
    to: period.to ?? undefined,
  })
  const course = closer && near.state === 'ready' ? near.data : whole
  const shown = stories.find((s) => s.id === story) ?? (stories.length === 1 ? stories[0] : undefined)
  const name = shown?.name ?? null
  const member = shown?.articles[0]
  useTitle(name ?? 'Story')
  const look = (to: { from: string; to: string } | null) =>
    setQuery({ from: to?.from ?? null, to: to?.to ?? null }, !closer)
  return (
    <div class="story">
      <div class="story-picture">
        <PageHead title={name === null ? 'The course of the matter' : <Words text={name} />} over="Story">
          <p>
            {counted(whole.articles, 'article')}
            {whole.outlets > 0 ? ` from ${counted(whole.outlets, 'outlet')}` : null}
            {whole.from !== null ? `, ${showRange(whole)}` : null} · {counted(whole.statements, 'statement')} ·{' '}
            {counted(whole.conditions, 'condition')}
          </p>
          <p class="watch-buttons">
            {member === undefined ? null : <WatchButton of={{ story: member }} name={name ?? 'The story'} />}
            <a class="button small" href={toTake(story)}>
              <Icon name="down" /> Take it with you
            </a>
            <a class="button small" href="/stories">
              {stories.length > 1 ? `All ${stories.length} stories` : 'Name, join or part'}
            </a>
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
          <ActFilter hidden={hide} onChange={(to) => setQuery({ hide: to })} />
          <CourseChart course={course} period={period} hidden={hidden} onPeriod={look} />
          <Period course={whole} period={period} onPeriod={look} />
          <div class="period-days">
            <DayField
              label="From"
              value={period.from ?? ''}
              {...(whole.from !== null && { example: whole.from })}
              onChange={(from) => setQuery({ from })}
            />
            <DayField
              label="To"
              value={period.to ?? ''}
              {...(whole.to !== null && { example: whole.to })}
              onChange={(to) => setQuery({ to })}
            />
            {closer ? (
              <button type="button" class="button" onClick={() => look(null)}>
                All of the time
              </button>
            ) : (
              <p class="quiet">Draw over the picture or the strip to look closer at a period.</p>
            )}
          </div>
          <CourseLegend course={course} />
        </section>
      </div>
      <BriefAside story={story} />
      <InOrder key={`${story} ${period.from} ${period.to}`} story={story} period={period} />
    </div>
  )
}
