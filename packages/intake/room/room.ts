import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { LIMITS } from '../limits/limits.js'
import type { IntakeOptions } from '../options.js'
import { type IntakeProblem, refusal } from '../problem.js'
import type { Aside } from '../take.js'
import type { Asked, Told } from './messages.js'
import { taken } from './taken.js'

/** A process in which documents are read one at a time, so that none can take the program down or stop it. */
export interface Room {
  readonly aside: Aside
  close(): Promise<void>
}

/**
 * Opens a room: its process is started with the first document, killed where one takes more time or memory than `options.limits` allow,
 * and started anew for the next. Such a document is a problem, and what came out of it before stays. A thread would not do: a list that
 * grows beyond what the engine can hold ends the whole process it is in, whatever the thread's limits.
 */
export function openRoom(options: IntakeOptions = {}): Room {
  const limits = { ...LIMITS, ...options.limits }
  let started: Promise<ChildProcess> | null = null
  const end = async () => {
    const ended = started
    started = null
    await ended?.then(killed).catch(() => {})
  }
  return {
    close: end,
    async *aside(bytes, format, origin, depth) {
      let child: ChildProcess
      try {
        started ??= start(limits.megabytes)
        child = await started
      } catch (error) {
        started = null
        yield refusal(
          origin.uri,
          'failed',
          `no process could be started to read it in (${(error as Error).message})`,
          'try again later',
        )
        return
      }
      const asked: Asked = {
        bytes,
        origin,
        depth,
        options: { limits, format, ...(options.columns && { columns: options.columns }) },
      }
      let finished = false
      try {
        for await (const told of answers(child, asked, limits)) {
          if (told.kind === 'item') yield told.item
          else if (told.kind === 'done') finished = true
          else yield problemOf(origin.uri, told, limits)
        }
      } finally {
        // Ended early, by a limit or by who listens: what the process is in the midst of is nobody's.
        if (!finished) await end()
      }
    },
  }
}

function start(megabytes: number): Promise<ChildProcess> {
  const isSource = import.meta.url.endsWith('.ts')
  const program = fileURLToPath(new URL(isSource ? './room-process.mjs' : './room-main.js', import.meta.url))
  const child = fork(program, [String(megabytes)], {
    // Nothing of how this process was started, a debugger's port for one, is the other's.
    execArgv: isSource ? ['--conditions=source'] : [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  // Errors of a process that is being ended have no one else to hear them.
  child.on('error', () => {})
  return new Promise((ready, failed) => {
    // Until it is ready the program waits for it.
    child.once('message', (told: Told | 'ready') => {
      idle(child)
      if (told === 'ready') return ready(child)
      child.kill('SIGKILL')
      failed(new Error(told.kind === 'died' ? told.why : 'it has too little memory'))
    })
    child.once('error', failed)
    child.once('exit', () => failed(new Error('it ended at once')))
  })
}

/** Lets the program end while the room is idle. */
function idle(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
}

function killed(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done()
    // An idle process keeps no program: whoever waits for its end would else be ended in the midst of waiting.
    child.ref()
    child.once('exit', () => done()).kill('SIGKILL')
  })
}

type Ended = { readonly kind: 'time' } | { readonly kind: 'memory' } | { readonly kind: 'died'; readonly why: string }

/** What a process tells of a document until it is done with it, dies or has had its time and memory. */
async function* answers(
  child: ChildProcess,
  asked: Asked,
  { seconds, megabytes }: { readonly seconds: number; readonly megabytes: number },
): AsyncGenerator<Told | Ended> {
  const told: (Told | Ended)[] = []
  let wake = () => {}
  const tell = (t: Told | Ended) => {
    told.push(t)
    wake()
  }
  // The engine ends a process by one of these where it runs out of memory; so does the system, by killing it.
  const ended = (code: number | null, signal: NodeJS.Signals | null) =>
    tell(code === 134 || (signal && OUT_OF_MEMORY.has(signal)) ? { kind: 'memory' } : { kind: 'died', why: `its process ended with ${signal ?? code}` }) // biome-ignore format: one line
  const time = setTimeout(() => tell({ kind: 'time' }), seconds * 1000)
  const size = setInterval(() => {
    if (taken(child.pid).megabytes > megabytes + OWN_MEGABYTES) tell({ kind: 'memory' })
  }, 200)
  child.on('message', tell).on('exit', ended)
  child.ref()
  child.channel?.ref()
  child.send(asked, (error) => {
    if (error) tell({ kind: 'died', why: error.message })
  })
  try {
    for (;;) {
      const next = told.shift()
      if (next) {
        yield next
        if (next.kind !== 'item') return
      } else
        await new Promise<void>((go) => {
          wake = go
        })
    }
  } finally {
    clearTimeout(time)
    clearInterval(size)
    child.off('message', tell).off('exit', ended)
    idle(child)
  }
}

const OUT_OF_MEMORY = new Set<NodeJS.Signals>(['SIGABRT', 'SIGTRAP', 'SIGILL', 'SIGKILL'])
/** What a process takes before it is asked anything, its code and the document's own bytes. */
const OWN_MEGABYTES = 256

function problemOf(
  uri: string,
  ended: Ended,
  { seconds, megabytes }: { seconds: number; megabytes: number },
): IntakeProblem {
  if (ended.kind === 'time')
    return refusal(
      uri,
      'time-limit',
      `it takes longer than ${seconds} s to read`,
      'split it, or allow more (--max-seconds)',
    )
  if (ended.kind === 'memory')
    return refusal(
      uri,
      'memory-limit',
      `it takes more than ${megabytes} MB to read`,
      'split it, or allow more (--max-memory)',
    )
  return refusal(
    uri,
    'failed',
    `the program failed on it (${ended.why.replace(/\s+/g, ' ')})`,
    'report it with the file, if you may',
  )
}
