import type { Condition, ConditionForm } from '@onrecord/format'
import type { ConditionRow } from '@onrecord/server'
import { toActor, toArticle } from '../addresses.js'
import { showRange } from '../text/dates.js'
import { type Mark, segments } from '../text/segments.js'
import { Source } from './meta.js'
import { Quoted, Words } from './words.js'

const FORMS: Readonly<Record<ConditionForm, string>> = { if: 'if', 'only-if': 'only if', unless: 'unless' }
export const showForm = (form: ConditionForm): string => FORMS[form]

type Part = 'trigger' | 'consequence' | 'connective'
const PARTS: readonly Part[] = ['trigger', 'consequence', 'connective']

/** Marks of a condition's parts, for segmenting a text. */
const partsOf = (condition: Pick<Condition, Part>): Mark<Part>[] =>
  PARTS.flatMap((part) => condition[part].map((span) => ({ span, mark: part })))

/** A condition in the article's own words, its trigger and its consequence told apart. */
const ConditionWords = ({ row }: { row: ConditionRow }) => {
  const { start } = row.whole
  return (
    <Quoted>
      {segments(row.whole, partsOf(row)).map((s) => (
        <span key={s.start} class={s.marks.map((part) => `c-${part}`).join(' ') || undefined}>
          <Words text={row.wholeText.slice(s.start - start, s.end - start)} />
        </span>
      ))}
    </Quoted>
  )
}

/** A condition as lists show it. */
export const ConditionLine = ({ row, holder = true }: { row: ConditionRow; holder?: boolean }) => (
  <article class="line">
    <p class="line-head">
      {holder ? (
        <>
          {row.holder === null ? (
            <span class="name">Nobody named</span>
          ) : (
            <a class="name" href={toActor(row.holder)}>
              <Words text={row.holderName ?? row.holder} />
            </a>
          )}{' '}
        </>
      ) : null}
      <span class="form">{showForm(row.form)}</span>
    </p>
    <p class="line-words">
      <a href={toArticle(row.article, row.statement === null ? { span: row.whole } : { statement: row.statement })}>
        <ConditionWords row={row} />
      </a>
    </p>
    <p class="line-meta">
      <span>set {showRange(row.made)}</span>
      <Source of={row} />
      {row.voice === 'reporter' ? <span>as the reporter puts it</span> : null}
    </p>
  </article>
)
