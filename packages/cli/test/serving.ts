import type { ChildProcess } from 'node:child_process'

/** Resolves with the address that `serve` prints; rejects with what it told where it ends without one, so that no test waits for it. */
export function addressOf(child: ChildProcess): Promise<string> {
  let [out, told] = ['', '']
  child.stderr!.on('data', (part) => {
    told += part
  })
  return new Promise((found, failed) => {
    child.stdout!.on('data', (part) => {
      out += part
      const url = /https?:\/\/\S+\d(?=\s)/.exec(out)?.[0]
      if (url) found(url)
    })
    // Not before all it told is read.
    child.once('close', (code, signal) => failed(new Error(`serve ended with ${signal ?? code}: ${told}`)))
  })
}
