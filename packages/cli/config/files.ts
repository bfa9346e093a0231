import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import { SETTINGS } from './settings.js'

/** What a file says of a setting. */
export interface Said {
  readonly value: string
  /** `onrecord.yaml, line 3` */
  readonly where: string
}

/** Something wrong with a file: which, where, what to do. */
export interface ConfigProblem {
  readonly line: string
}

/** What files say, by setting, and what is wrong with them. */
export interface FromFiles {
  readonly files: readonly string[]
  readonly said: ReadonlyMap<string, Said>
  readonly problems: readonly ConfigProblem[]
}

/** Reads files of settings; the first that says something of a setting holds. */
export function readConfig(files: readonly string[]): FromFiles {
  const said = new Map<string, Said>()
  const problems: ConfigProblem[] = []
  for (const file of files) readInto(said, problems, file)
  return { files, said, problems }
}

function readInto(said: Map<string, Said>, problems: ConfigProblem[], file: string): void {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    problems.push({ line: `${file} can’t be read (${(error as NodeJS.ErrnoException).code}): look at its name and permissions` }) // biome-ignore format: one line
    return
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const at = (offset: number) => `${file}, line ${lines.linePos(offset).line}`
  const wrong = (offset: number, what: string) => problems.push({ line: `${at(offset)}: ${what}` })
  for (const error of document.errors) wrong(error.pos[0], `${error.message.replace(/ at line[\s\S]*/, '')}; write “name: value”, one a line`) // biome-ignore format: one line
  if (document.errors.length > 0 || document.contents === null) return
  if (!isMap(document.contents)) {
    wrong(0, 'this is no list of settings; write “name: value”, one a line')
    return
  }
  for (const { key, value } of document.contents.items) {
    const offset = (isScalar(key) && key.range?.[0]) || 0
    const name = String(isScalar(key) ? key.value : key)
    const setting = SETTINGS.find((s) => s.name === name)
    if (!setting) wrong(offset, `there is no setting “${name}”${nearest(name)}; \`onrecord config\` lists them`)
    else if (!isScalar(value) || value.value === null || !['string', 'number', 'boolean'].includes(typeof value.value))
      wrong(offset, `“${name}” wants one value: ${setting.what}`) // biome-ignore format: one line
    else if (!said.has(name)) {
      // As it is written: 010 is a text of three figures.
      const written =
        typeof value.value === 'boolean' ? (value.value ? 'yes' : 'no') : String(value.source ?? value.value)
      const isFile = setting.isPath && !/^[a-z]+:\/\//i.test(written) && !written.startsWith('~')
      said.set(name, { value: isFile ? resolve(dirname(file), written) : written, where: at(offset) })
    }
  }
}

/** “; did you mean …”, where a setting's name is a letter or two away. */
function nearest(name: string): string {
  const near = SETTINGS.map((s) => ({ name: s.name, far: distance(s.name, name) })).sort((a, b) => a.far - b.far)[0]!
  return near.far <= 2 ? `, did you mean “${near.name}”?` : ''
}

/** Letters to change, add or leave out (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length]!
}
