import type { ActorShown } from '@onrecord/server'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { toActor, toArticle } from '../addresses.js'
import { useDesk } from '../decide/desk.js'
import { counted } from '../text/counted.js'
import { showRange } from '../text/dates.js'
import { titleOf } from '../text/source.js'
import { ActorPicker, type Picked } from '../views/actor-picker.js'
import { NameField } from '../views/name-field.js'
import { Words } from '../views/words.js'

const LISTED = 8

/** In which words the articles mean this actor, how sure that is, and deciding on it: rename, merge, split. */
export function Identity({ actor }: { actor: ActorShown }) {
  const { decide } = useDesk()
  const { route } = useLocation()
  const [other, setOther] = useState<Picked | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [split, setSplit] = useState<Picked | null>(null)
  const merge = async (from: { readonly id: string; readonly name: string }) => {
    const into = { id: actor.id, name: actor.name, type: actor.type }
    await decide({ kind: 'actor-merge', from: [from.id], into }, `${from.name} is ${actor.name}.`)
  }
  const part = async () => {
    if (split === null) return
    const into = { id: split.id, name: split.name, type: actor.type }
    const what = { kind: 'actor-split', actor: actor.id, into, articles: [...chosen] } as const
    if (await decide(what, `In ${counted(chosen.size, 'article')}: ${split.name}.`)) route(toActor(split.id))
  }
  const flip = (name: string) =>
    setChosen((before) => {
      const next = new Set(before)
      if (!next.delete(name)) next.add(name)
      return next
    })
  return (
    <section class="identity" aria-labelledby="identity">
      <h2 id="identity">Who counts as them</h2>
      {actor.names.length > 0 ? (
        <p class="quiet">
          Also known as{' '}
          {actor.names.slice(0, LISTED).map((name, i) => (
            <span key={name}>
              {i > 0 ? ', ' : ''}
              <Words text={name} />
            </span>
          ))}
        </p>
      ) : null}
      {actor.links.map((link) => (
        <p key={link.id} class="likeness">
          <Words text={link.name} />{' '}
          <span class="quiet">
            in {counted(link.articles.length, 'article')}, {Math.round(link.score * 100)} % sure: {link.reason}
          </span>
        </p>
      ))}
      {actor.alike.length > 0 ? (
        <>
          <h3>May be the same</h3>
          <ul class="plain">
            {actor.alike.slice(0, LISTED).map((one) => (
              <li key={one.id} class="likeness">
                <a class="name" href={toActor(one.id)}>
                  <Words text={one.name} />
                </a>{' '}
                <span class="quiet">
                  {Math.round(one.score * 100)} %: {one.reason}
                </span>{' '}
                <button type="button" class="small-button" onClick={() => void merge(one)}>
                  The same<span class="sr">: {one.name}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <details class="editing">
        <summary>Rename, merge or split</summary>
        <NameField
          label="Name"
          value={actor.name}
          button="Rename"
          onName={(name) => void decide({ kind: 'actor-rename', actor: actor.id, name }, `Now called ${name}.`)}
        />
        <div class="filters">
          <ActorPicker label="Somebody who is the same" value={other} onPick={setOther} />
          <button
            type="button"
            class="button"
            disabled={other === null || !other.known || other.id === actor.id}
            onClick={() => other && void merge(other).then(() => setOther(null))}
          >
            Merge into {actor.name}
          </button>
        </div>
        <h3>In these articles it is somebody else</h3>
        {actor.inArticles > actor.articles.length ? (
          <p class="quiet">
            The first {actor.articles.length} of {counted(actor.inArticles, 'article')} are listed.
          </p>
        ) : null}
        <ul class="plain there">
          {actor.articles.map((a) => (
            <li key={a.article}>
              <label class="check">
                <input type="checkbox" checked={chosen.has(a.article)} onChange={() => flip(a.article)} />
                <span>
                  <a href={toArticle(a.article)}>
                    <Words text={titleOf({ name: a.article, outlet: null })} />
                  </a>{' '}
                  <span class="quiet">
                    {a.published === null ? '' : `${showRange({ from: a.published, to: a.published })}, `}
                    as{' '}
                    {a.names.slice(0, 3).map((n, i) => (
                      <span
                        key={n.text}
                        title={n.score === null ? n.why : `${n.why}, ${Math.round(n.score * 100)} % sure`}
                      >
                        {i > 0 ? ', ' : ''}“<Words text={n.text} />”{n.times > 1 ? ` ${n.times}×` : ''}
                      </span>
                    ))}
                  </span>
                </span>
              </label>
            </li>
          ))}
        </ul>
        <div class="filters">
          <ActorPicker label="Who it is there" value={split} onPick={setSplit} />
          <button
            type="button"
            class="button"
            disabled={split === null || chosen.size === 0 || split.id === actor.id}
            onClick={() => void part()}
          >
            Split
          </button>
        </div>
      </details>
    </section>
  )
}
