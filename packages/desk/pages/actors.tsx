import { useLocation } from 'preact-iso'
import { toActor } from '../addresses.js'
import { counted } from '../text/counted.js'
import { useAnswer } from '../use-answer.js'
import { useQuery } from '../use-query.js'
import { useTitle } from '../use-title.js'
import { PageHead } from '../views/page-head.js'
import { Answered, Notice } from '../views/states.js'
import { Words } from '../views/words.js'

const MOST = 500

/** Everybody who speaks or is spoken about. */
export function ActorsPage() {
  useTitle('Actors')
  const { route } = useLocation()
  const [query, setQuery] = useQuery()
  const words = query.get('words') ?? ''
  const asked = useAnswer('/api/actors', { words, limit: MOST })
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
        {({ actors }) => {
          const most = Math.max(1, ...actors.map((a) => a.statements))
          return actors.length === 0 ? (
            <Notice title="Nobody is here">
              <p>{words ? 'Nobody on record bears this name. Try a part of it.' : 'No actor is on record yet.'}</p>
            </Notice>
          ) : (
            <table class="actors">
              <thead>
                <tr>
                  <th scope="col">Name</th>
                  <th scope="col">Kind</th>
                  <th scope="col" class="number">
                    Said
                  </th>
                  <th scope="col" class="number">
                    About
                  </th>
                  <th scope="col" class="number">
                    Articles
                  </th>
                </tr>
              </thead>
              <tbody>
                {actors.map((a) => (
                  <tr key={a.id}>
                    <th scope="row">
                      <a href={toActor(a.id)}>
                        <Words text={a.name} />
                      </a>
                    </th>
                    <td class="quiet">{a.type}</td>
                    <td class="number">
                      <meter
                        class="bar"
                        min={0}
                        max={most}
                        value={a.statements}
                        aria-label={counted(a.statements, 'statement')}
                      />{' '}
                      <span class="figure">{a.statements}</span>
                    </td>
                    <td class="number">{a.about}</td>
                    <td class="number">{a.articles}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }}
      </Answered>
    </>
  )
}
