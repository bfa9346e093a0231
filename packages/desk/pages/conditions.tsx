import type { ConditionRow } from '@onrecord/server'
import { toActor } from '../addresses.js'
import { counted } from '../text/counted.js'
import { byDate } from '../text/dates.js'
import { useAnswer } from '../use-answer.js'
import { useQuery } from '../use-query.js'
import { useTitle } from '../use-title.js'
import { ConditionLine, showForm } from '../views/condition-line.js'
import { PageHead } from '../views/page-head.js'
import { Select } from '../views/select.js'
import { Answered, Notice } from '../views/states.js'
import { Words } from '../views/words.js'

const MOST = 2000
const FORMS = ['if', 'only-if', 'unless'] as const

/** Open conditions by holder: in which words, when, where. */
export function ConditionsPage() {
  useTitle('Conditions')
  const [query, setQuery] = useQuery()
  const holder = query.get('holder') ?? ''
  const form = query.get('form') ?? ''
  const asked = useAnswer('/api/conditions', { limit: MOST })
  return (
    <Answered asked={asked} whole>
      {({ conditions }) => {
        const shown = conditions.filter(
          (c) => (holder === '' || c.holder === holder) && (form === '' || c.form === form),
        )
        const holders = groups(conditions)
        return (
          <>
            <PageHead title="Conditions" over="What is open">
              <p>
                {counted(conditions.length, 'condition')}. Each in the words of the article:{' '}
                <span class="c-trigger">what must happen</span>, and{' '}
                <span class="c-consequence">what then follows</span>.
              </p>
              <div class="filters">
                <Select
                  label="Holder"
                  value={holder}
                  none="Everybody"
                  options={holders
                    .filter((g) => g.id !== null)
                    .map((g) => ({ value: g.id!, name: `${g.name} (${g.rows.length})` }))}
                  onChange={(id) => setQuery({ holder: id })}
                />
                <Select
                  label="Form"
                  value={form}
                  none="Any"
                  options={FORMS.map((f) => ({ value: f, name: showForm(f) }))}
                  onChange={(f) => setQuery({ form: f })}
                />
              </div>
            </PageHead>
            {shown.length === 0 ? (
              <Notice title="No condition is here">
                <p>
                  {conditions.length === 0
                    ? 'None was found in the articles on record.'
                    : 'None matches; choose another holder or form.'}
                </p>
              </Notice>
            ) : (
              <div class="holders">
                {groups(shown).map((group) => (
                  <section key={group.id ?? ''} class="holder">
                    <h2>
                      {group.id === null ? (
                        group.name
                      ) : (
                        <a href={toActor(group.id)}>
                          <Words text={group.name} />
                        </a>
                      )}{' '}
                      <span class="count">{group.rows.length}</span>
                    </h2>
                    <div class="holder-lines">
                      {group.rows.map((row) => (
                        <ConditionLine key={row.id} row={row} holder={false} />
                      ))}
                    </div>
                  </section>
                ))}
              </div>
            )}
          </>
        )
      }}
    </Answered>
  )
}

/** By holder, those with the most first; nobody in particular last. Within one, the newest first. */
function groups(conditions: readonly ConditionRow[]) {
  const by = new Map<string | null, ConditionRow[]>()
  for (const c of conditions) {
    const rows = by.get(c.holder)
    if (rows) rows.push(c)
    else by.set(c.holder, [c])
  }
  return [...by]
    .map(([id, rows]) => ({
      id,
      name: rows[0]!.holderName ?? id ?? 'Nobody named',
      rows: rows.sort((a, b) => byDate(b.made, a.made)),
    }))
    .sort((a, b) => Number(a.id === null) - Number(b.id === null) || b.rows.length - a.rows.length)
}
