import type { Story } from '@onrecord/format'
import type { ArticleRow } from '@onrecord/server'
import { useState } from 'preact/hooks'
import { toArticle, toStory } from '../addresses.js'
import { useDesk } from '../decide/desk.js'
import { LinkBar } from '../links/link-bar.js'
import { counted } from '../text/counted.js'
import { showRange } from '../text/dates.js'
import { titleOf } from '../text/source.js'
import { together, useAnswer } from '../use-answer.js'
import { useTitle } from '../use-title.js'
import { Outlet, PublishedOn } from '../views/meta.js'
import { NameField } from '../views/name-field.js'
import { PageHead } from '../views/page-head.js'
import { Select } from '../views/select.js'
import { Answered } from '../views/states.js'
import { VirtualList } from '../views/virtual-list.js'
import { Words } from '../views/words.js'

const ALL = 5000

/** The stories on record: named, confirmed, joined, parted, made by hand. */
export function StoriesPage() {
  useTitle('Stories')
  const asked = together({ stories: useAnswer('/api/stories'), articles: useAnswer('/api/articles', { limit: ALL }) })
  return (
    <>
      <PageHead title="Stories" over="Articles about one matter">
        <p>
          What belongs together is proposed by what articles tell of; you name it, join and part it. What you decide
          outlives every re-read.
        </p>
      </PageHead>
      <Answered asked={asked}>
        {({ stories: { stories }, articles: { articles } }) => (
          <>
            <ol class="stories">
              {stories.map((story) => (
                <li key={story.id}>
                  <OneStory story={story} stories={stories} articles={articles} />
                </li>
              ))}
            </ol>
            <MakeStory articles={articles} />
          </>
        )}
      </Answered>
    </>
  )
}

function OneStory({
  story,
  stories,
  articles,
}: {
  story: Story
  stories: readonly Story[]
  articles: readonly ArticleRow[]
}) {
  const { decide } = useDesk()
  const [other, setOther] = useState('')
  const own = articles.filter((a) => story.articles.includes(a.name))
  const rest = stories.filter((s) => s.id !== story.id)
  const merged = rest.find((s) => s.id === other)
  return (
    <article class="one-story">
      <h2>
        <a href={toStory(story.id)}>
          <Words text={story.name} />
        </a>
      </h2>
      <p class="line-meta">
        <span>{showRange(story)}</span>
        <span>{counted(story.articles.length, 'article')}</span>
      </p>
      <LinkBar link="story" id={story.id} what={story.name} decided={story.decided} />
      <details class="editing">
        <summary>
          Name, join or part<span class="sr">: {story.name}</span>
        </summary>
        <NameField
          label="Name of the story"
          value={story.name}
          button="Keep the name"
          onName={(name) => void decide({ kind: 'story-name', story: story.id, name }, `Named: ${name}.`)}
        />
        {rest.length === 0 ? null : (
          <form
            class="filters"
            onSubmit={(event) => {
              event.preventDefault()
              if (merged)
                void decide(
                  { kind: 'story-merge', stories: [story.id, merged.id], name: story.name },
                  `Joined with ${merged.name}.`,
                )
            }}
          >
            <Select
              label="The same story as"
              value={other}
              none="Choose one"
              options={rest.map((s) => ({ value: s.id, name: s.name }))}
              onChange={(id) => setOther(id ?? '')}
            />
            <button type="submit" class="button" disabled={!merged}>
              Join them
            </button>
          </form>
        )}
        <h3>Part: the articles of another story</h3>
        <ChooseArticles
          articles={own}
          most={own.length - 1}
          button="Make these a story of their own"
          onChosen={(names, name) =>
            void decide({ kind: 'story-split', story: story.id, articles: names, name }, `Parted: ${name}.`)
          }
        />
      </details>
    </article>
  )
}

function MakeStory({ articles }: { articles: readonly ArticleRow[] }) {
  const { decide } = useDesk()
  return (
    <details class="editing make-story">
      <summary>Make a story by hand</summary>
      <ChooseArticles
        articles={articles}
        most={articles.length}
        button="Make a story of these"
        onChosen={(names, name) => void decide({ kind: 'story-make', name, articles: names }, `Made: ${name}.`)}
      />
    </details>
  )
}

/** Articles chosen by their boxes, and the name of the story they make. */
function ChooseArticles({
  articles,
  most,
  button,
  onChosen,
}: {
  articles: readonly ArticleRow[]
  most: number
  button: string
  onChosen: (names: readonly string[], name: string) => void
}) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const flip = (name: string) =>
    setChosen((before) => {
      const next = new Set(before)
      if (!next.delete(name)) next.add(name)
      return next
    })
  return (
    <div class="choose-articles">
      <VirtualList count={articles.length} item={(i) => articles[i]!} keyOf={(row) => row.key} guess={52}>
        {(row) => (
          <label class="check article-check">
            <input type="checkbox" checked={chosen.has(row.name)} onChange={() => flip(row.name)} />
            <span>
              <a href={toArticle(row.name)}>
                <Words text={titleOf(row)} />
              </a>{' '}
              <span class="line-meta">
                <Outlet outlet={row.outlet} />
                <PublishedOn published={row.published} />
              </span>
            </span>
          </label>
        )}
      </VirtualList>
      <NameField
        label="Name of the story they make"
        value=""
        button={button}
        disabled={chosen.size === 0 || chosen.size > most}
        onName={(name) => onChosen([...chosen], name)}
      />
    </div>
  )
}
