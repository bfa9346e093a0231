import type { ActorRow } from '@onrecord/server'
import { useLocation } from 'preact-iso'
import { toActor } from '../addresses.js'
import { counted, countedOf, figure } from '../text/counted.js'
import { useAnswer } from '../use-answer.js'
import { useQuery } from '../use-query.js'
import { useTitle } from '../use-title.js'
import { PageHead } from '../views/page-head.js'
import { PagedList } from '../views/paged-list.js'
import { Answered, Notice } from '../views/states.js'
import { Words } from '../views/words.js'

const PAGE = 100

/** Everybody who speaks or is spoken about. */
export function ActorsPage() {
  useTitle('Actors')
  const { route } = useLocation()
  const [query, setQuery] = useQuery()
  const words = query.get('words') ?? ''
  const asked = useAnswer('/api/actors', { words, limit: PAGE })
  return (
    <>
      <PageHead title="Actors" over="Who is on record">
        <form
          class="filters"
          onSubmit={(event) => {
            event.preventDefault()
            if (asked.state === 'ready' && asked.data.actors[0]) route(toActor(asked.data.actors[0].id))
          }}
        >
          <label class="select">
            <span>Name</span>
            <input
              type="search"
              value={words}
              placeholder="Any"
              onInput={(event) => setQuery({ words: event.currentTarget.value })}
            />
          </label>
        </form>
      </PageHead>
      <Answered asked={asked}>
        {({ total, more, actors }) => {
          const most = Math.max(1, actors[0]?.statements ?? 1)
          return total === 0 ? (
            <Notice title="Nobody is here">
              <p>{words ? 'Nobody on record bears this name. Try a part of it.' : 'No actor is on record yet.'}</p>
            </Notice>
          ) : (
            <div class="actors">
              <p class="quiet list-head">{countedOf({ total, more }, 'actor')}, those with the most statements first</p>
              <p class="actor-row head" aria-hidden="true">
                <span>Name</span>
                <span>Kind</span>
                <span class="number">Said</span>
                <span class="number">About</span>
                <span class="number">Articles</span>
              </p>
              <PagedList
                path="/api/actors"
                query={{ words }}
                rowsOf={(answer) => answer.actors}
                total={total}
                more={more}
                first={actors}
                guess={41}
              >
                {(a) => <Row actor={a} most={most} />}
              </PagedList>
            </div>
          )
        }}
      </Answered>
    </>
  )
}

const Row = ({ actor: a, most }: { actor: ActorRow; most: number }) => (
  <p class="actor-row">
    <a class="name" href={toActor(a.id)}>
      <Words text={a.name} />
    </a>
    <span class="quiet">{a.type}</span>
    <span class="number">
      <meter class="bar" min={0} max={most} value={a.statements} aria-label={counted(a.statements, 'statement')} />{' '}
      <span class="figure">
        {figure(a.statements)}
        <span class="sr"> said</span>
      </span>
    </span>
    <span class="number">
      {figure(a.about)}
      <span class="sr"> about them</span>
    </span>
    <span class="number">
      {figure(a.articles)}
      <span class="sr"> articles</span>
    </span>
  </p>
)
