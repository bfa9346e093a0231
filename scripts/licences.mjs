// Says of everything that others wrote and that comes with the program, or is installed with it, whose it is and under which licence.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BUNDLED } from './bundle.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What the desk's page is made of: built into it, so that the words of each licence have to go along. */
const BUILT_IN = ['d3-scale', 'diff', 'preact', 'preact-iso']

const folderOf = (name, from) => {
  for (let at = from; ; at = join(at, '..')) {
    const folder = join(at, 'node_modules', name)
    if (existsSync(join(folder, 'package.json'))) return folder
    if (at === root || at.length <= root.length) {
      const top = join(root, 'node_modules', name)
      return existsSync(join(top, 'package.json')) ? top : null
    }
  }
}

/** Packages that some need, with all that those need in turn, by name and version. */
function closure(names) {
  const found = new Map()
  const add = (name, from) => {
    const folder = folderOf(name, from)
    // Binaries of other platforms are not here; their package names the licence.
    if (!folder) return
    const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const key = `${name}@${about.version}`
    if (found.has(key)) return
    found.set(key, { ...about, folder })
    for (const other of Object.keys({ ...about.dependencies, ...about.optionalDependencies })) add(other, folder)
  }
  for (const name of names) {
    // A dependency may lie beside the workspace that wants it.
    const places = readdirSync(join(root, 'packages')).map((p) => join(root, 'packages', p))
    const own = places.find((p) => existsSync(join(p, 'node_modules', name, 'package.json')))
    add(name, own ?? root)
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

const licenceOf = ({ license, licenses }) =>
  typeof license === 'string' ? license : (license?.type ?? licenses?.map((l) => l.type).join(' OR ') ?? 'not told')

const wordsOf = (folder) => {
  const file = readdirSync(folder).find((f) => /^(licen[cs]e|copying)(\.|$|-)/i.test(f))
  return file ? readFileSync(join(folder, file), 'utf8').trim() : 'Its package holds no text of the licence.'
}

/** Markdown: what is installed beside the program, and what is built into it. */
export function licences(dependencies) {
  const installed = closure(dependencies)
  const unknown = installed.filter((about) => licenceOf(about) === 'not told')
  if (unknown.length > 0) throw new Error(`no licence is told of ${unknown.map((a) => a.name).join(', ')}`)
  const rows = installed.map((about) => `| ${about.name} | ${about.version} | ${licenceOf(about)} |`)
  const built = closure([...BUILT_IN, ...BUNDLED]).map(
    (about) => `## ${about.name} ${about.version} (${licenceOf(about)})\n\n\`\`\`\n${wordsOf(about.folder)}\n\`\`\`\n`,
  )
  return `# Licences

Onrecord itself is Apache-2.0 (LICENSE). The weights it reads by, its word lists and its facts have licences and origins of their own:
NOTICE, and the card beside each file of weights in node_modules/@onrecord/language/models.

## Installed beside it

| package | version | licence |
| --- | --- | --- |
${rows.join('\n')}

# Built into the program and the desk’s page

${built.join('\n')}`
}
