import type { ComponentChildren } from 'preact'
import type { Query } from '../api.js'

const FORMS = [
  ['csv', 'CSV'],
  ['xlsx', 'XLSX'],
  ['jsonl', 'JSON Lines'],
] as const

/** How long a list is, and the list as it is narrowed here as a file. `query` is what it is narrowed by; its order is none of that. */
export function ListHead({
  list,
  query: { order: _, ...filters },
  children,
}: {
  list: 'statements' | 'ledger' | 'occasions' | 'articles' | 'passages'
  query: Query
  children: ComponentChildren
}) {
  const given = Object.entries(filters).filter(([, value]) => value !== undefined && value !== '')
  const rest = new URLSearchParams([['list', list], ...given.map(([key, value]) => [key, String(value)])])
  return (
    <div class="list-head with-files">
      <p class="quiet" role="status">
        {children}
      </p>
      <p class="list-files">
        {FORMS.map(([form, name]) => (
          <a key={form} class="small-button" href={`/api/export/${form}?${rest}`} download>
            {name}
            <span class="sr"> file of this list</span>
          </a>
        ))}
      </p>
    </div>
  )
}
