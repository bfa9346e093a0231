import { toBrief } from '../addresses.js'
import { useAnswer } from '../use-answer.js'
import { useQuery } from '../use-query.js'
import { useTitle } from '../use-title.js'
import { Icon } from '../views/icon.js'
import { PageHead } from '../views/page-head.js'
import { Select } from '../views/select.js'

/** A file that can be taken away: what it is called, what it is good for, its address. */
interface File {
  readonly name: string
  readonly what: string
  readonly path: string
}

const BRIEFS: readonly File[] = [
  { name: 'Markdown', what: 'for notes and wikis, with references as footnotes', path: 'brief.md' },
  { name: 'HTML', what: 'one page that holds all it needs', path: 'brief.html' },
  { name: 'Word (DOCX)', what: 'with footnotes', path: 'brief.docx' },
]
const LISTS = ['statements', 'conditions', 'events', 'actors', 'articles', 'times', 'quantities', 'occasions', 'utterances', 'ledger', 'stories', 'differences', 'copies'] as const // biome-ignore format: a list
const WHOLE: readonly File[] = [
  { name: 'Spreadsheet (XLSX)', what: 'every list as a sheet', path: 'xlsx' },
  { name: 'JSON Lines', what: 'everything, as it is kept', path: 'jsonl' },
  { name: 'TimelineJS', what: 'for a timeline on a page', path: 'timelinejs' },
  { name: 'GEXF', what: 'who talks about whom, for Gephi', path: 'gexf' },
  { name: 'PLOVER', what: 'events, JSON Lines', path: 'plover' },
  { name: 'CAMEO', what: 'events as rows', path: 'cameo' },
  { name: 'FollowTheMoney', what: 'for Aleph and its kin', path: 'ftm' },
  { name: 'W3C Web Annotations', what: 'statements anchored in their texts', path: 'web-annotation' },
  { name: 'schema.org Quotation', what: 'quotations with their speakers', path: 'schema-org' },
]

/** What is on record as files of other formats. */
export function TakePage() {
  useTitle('Take it with you')
  const [query, setQuery] = useQuery()
  const story = query.get('story') ?? ''
  const list = LISTS.find((each) => each === query.get('list')) ?? 'statements'
  const asked = useAnswer('/api/stories')
  const stories = asked.state === 'ready' ? asked.data.stories : []
  const of = story === '' ? '' : `?story=${encodeURIComponent(story)}`
  return (
    <>
      <PageHead title="Take it with you" over="Files">
        <p>
          Each file is made on this machine, from what is on record now, decisions laid over it. The command line writes
          the same: <code>onrecord brief --format html</code>, <code>onrecord export --format csv</code>.
        </p>
      </PageHead>
      <div class="take">
        <section class="band-section" aria-labelledby="take-brief">
          <h2 id="take-brief">The brief</h2>
          <div class="filters">
            <Select
              label="Of"
              value={story}
              none="The whole record"
              options={stories.map((s) => ({ value: s.id, name: s.name }))}
              onChange={(id) => setQuery({ story: id })}
            />
          </div>
          <ul class="files">
            <li>
              <a class="button" href={toBrief(story)}>
                Print or PDF
              </a>{' '}
              <span class="quiet">set for paper, with numbered references</span>
            </li>
            {BRIEFS.map((file) => (
              <FileLink key={file.path} file={{ ...file, path: file.path + of }} />
            ))}
          </ul>
        </section>
        <section class="band-section" aria-labelledby="take-list">
          <h2 id="take-list">One list</h2>
          <div class="filters">
            <Select
              label="List"
              value={list === 'statements' ? '' : list}
              none="statements"
              options={LISTS.slice(1).map((each) => ({ value: each, name: each }))}
              onChange={(value) => setQuery({ list: value })}
            />
          </div>
          <ul class="files">
            <FileLink file={{ name: 'CSV', what: 'a row each, for any spreadsheet', path: `csv?list=${list}` }} />
            <FileLink file={{ name: 'Spreadsheet (XLSX)', what: 'this list alone', path: `xlsx?list=${list}` }} />
            <FileLink file={{ name: 'Parquet', what: 'for DuckDB, pandas and R', path: `parquet?list=${list}` }} />
          </ul>
        </section>
        <section class="band-section" aria-labelledby="take-whole">
          <h2 id="take-whole">The whole record</h2>
          <ul class="files">
            {WHOLE.map((file) => (
              <FileLink key={file.path} file={file} />
            ))}
          </ul>
        </section>
      </div>
    </>
  )
}

const FileLink = ({ file: { name, what, path } }: { file: File }) => (
  <li>
    <a class="button" href={`/api/export/${path}`}>
      <Icon name="down" /> {name}
    </a>{' '}
    <span class="quiet">{what}</span>
  </li>
)
