import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { median } from './speed.js'

const cli = fileURLToPath(new URL('../packages/cli/bin/onrecord.js', import.meta.url))

/** Says at its end what a process took: most memory in kilobytes, processor time in microseconds. */
const REPORT = `import{writeSync}from'node:fs'
process.on('exit',()=>{const{maxRSS,userCPUTime,systemCPUTime}=process.resourceUsage()
writeSync(2,'took '+maxRSS+' '+(userCPUTime+systemCPUTime))})`

export interface Taken {
  readonly seconds: number
  readonly processorSeconds: number
  readonly megabytes: number
}

/** What `onrecord read` of some files takes in a process of its own. Throws where it fails. */
export function reading(paths: readonly string[]): Taken {
  const begun = performance.now()
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(REPORT)}`, cli, 'read', ...paths],
    { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const seconds = (performance.now() - begun) / 1000
  const [, kilobytes, microseconds] = /took (\d+) (\d+)$/.exec(stderr) ?? []
  if (status !== 0 || kilobytes === undefined) throw new Error(`onrecord read failed: ${stderr}`)
  return { seconds, processorSeconds: Number(microseconds) / 1e6, megabytes: Number(kilobytes) / 1024 }
}

/** Of some runs over a file: the shortest time, as others use the machine too, and the median of processor time and memory. */
export function least(all: readonly Taken[]): Taken {
  return {
    seconds: Math.min(...all.map((t) => t.seconds)),
    processorSeconds: median(all.map((t) => t.processorSeconds)),
    megabytes: median(all.map((t) => t.megabytes)),
  }
}
