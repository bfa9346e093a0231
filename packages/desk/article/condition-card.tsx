import { type Condition, type ReadArticle, sliceAll } from '@onrecord/format'
import { toActor } from '../addresses.js'
import { showForm } from '../views/condition-line.js'
import { Quoted, Words } from '../views/words.js'
import { Why } from './why.js'

/** One condition explained: whose it is, what must happen, what follows. */
export function ConditionCard({ condition, article }: { condition: Condition; article: ReadArticle }) {
  const { text } = article
  const holder = article.actors.find((a) => a.id === condition.holder)
  return (
    <section class="card-part condition">
      <h3>
        A condition{' '}
        {holder ? (
          <>
            of{' '}
            <a href={toActor(holder.id)}>
              <Words text={holder.name} />
            </a>
          </>
        ) : null}
      </h3>
      <dl class="facts">
        <dt>{showForm(condition.form)}</dt>
        <dd>
          <Quoted>
            <span class="c-trigger">
              <Words text={sliceAll(text, condition.trigger)} />
            </span>
          </Quoted>
        </dd>
        <dt>then</dt>
        <dd>
          <Quoted>
            <span class="c-consequence">
              <Words text={sliceAll(text, condition.consequence)} />
            </span>
          </Quoted>
        </dd>
      </dl>
      <Why why={condition.why} text={text} />
    </section>
  )
}
