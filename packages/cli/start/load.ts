import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Script } from 'node:vm'
import type { Kept, Part } from './kept-code.js'

/** A function that Node would make of a file of CommonJS. */
type Run = (exports: object, require: NodeJS.Require, module: { exports: object }, file: string, folder: string) => void

/** The files of one folder, loaded as Node would load them but with the code that was kept. */
export interface Loader {
  load(name: string): object
  /** Whether something was loaded of which no code was kept. */
  isMore(): boolean
  /** The code of everything that is loaded, with all that was called so far. */
  code(): Part[]
}

/** What a program says that lies beside others: `./open.js`; all but the one that imports, which code with kept parts can't. */
const BESIDE = /^\.\/((?!import\.js$)[\w-]+\.js)$/

/** Loads files of CommonJS, of plain letters alone, that lie in one folder and ask for each other as `./NAME.js`; what else they ask for is Node's to find. */
export function loaderOf(folder: string, kept: Kept | null): Loader {
  const others = createRequire(join(folder, 'start.js'))
  const modules = new Map<string, { exports: object }>()
  const scripts: { readonly script: Script; readonly part: Omit<Part, 'code'> }[] = []
  let more = false

  const require = Object.assign((id: string) => {
    const [, name] = BESIDE.exec(id) ?? []
    return name === undefined ? others(id) : load(name)
  }, others) as NodeJS.Require

  function load(name: string): object {
    const loaded = modules.get(name)
    if (loaded) return loaded.exports
    const file = join(folder, name)
    const text = readFileSync(file, 'latin1')
    const part = { name, written: statSync(file).mtimeMs, characters: text.length }
    const code = kept?.parts.find((p) => p.name === name && p.written === part.written && p.characters === part.characters)?.code // biome-ignore format: one line
    const script = new Script(`(function (exports, require, module, __filename, __dirname) { ${text}\n})`, {
      filename: file,
      ...(code && { cachedData: code }),
    })
    if (!code || script.cachedDataRejected) more = true
    scripts.push({ script, part })
    const module = { exports: {} }
    modules.set(name, module)
    ;(script.runInThisContext() as Run)(module.exports, require, module, file, folder)
    return module.exports
  }

  return {
    load,
    isMore: () => more,
    code: () => scripts.map(({ script, part }) => ({ ...part, code: script.createCachedData() })),
  }
}
