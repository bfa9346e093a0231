import type { Progress } from '@onrecord/flow'
import type { Terminal } from './terminal.js'

/** Progress on standard error, where a person watches; lines that come up meanwhile stand above it. */
export interface Bar {
  /** The file that is being taken, from 0. */
  at(file: number): void
  show(progress: Progress): void
  note(line: string): void
  end(): void
}

/** A bar over files with the time that remains, and then one over the articles that are still to be linked. Shows nothing where standard error is no terminal or `quiet` is set. */
export async function progressBar(terminal: Terminal, files: number, quiet = false): Promise<Bar> {
  if (!terminal.watched || quiet || files < 2)
    return { at: () => {}, show: () => {}, note: (line) => terminal.note(line), end: () => {} }
  const { Presets, SingleBar } = (await import('cli-progress')).default
  const bar = new SingleBar(
    {
      format: '{bar} {value}/{total} {of}  {step}  {eta_formatted} left',
      stream: terminal.stderr as NodeJS.WritableStream,
      hideCursor: true,
      clearOnComplete: true,
      etaBuffer: 30,
    },
    Presets.shades_classic,
  )
  bar.start(files, 0, { of: 'files', step: '' })
  let ended = false
  /** The most articles that were left to be linked when all were read; 0 until then. */
  let toLinkAtEnd = 0
  return {
    at: (file) => bar.update(file),
    show: ({ step, done, toLink }) => {
      if (step === 'read') bar.update({ step: toLink > 0 ? `${done} articles, ${toLink} to link` : `${done} articles` })
      else {
        // Others may add articles meanwhile, and some may have waited before.
        if (toLinkAtEnd === 0 || toLink > toLinkAtEnd) {
          toLinkAtEnd = Math.max(1, toLink)
          bar.start(toLinkAtEnd, 0, { of: 'articles linked', step: '' })
        }
        bar.update(Math.max(0, toLinkAtEnd - toLink))
      }
    },
    note: (line) => {
      terminal.stderr.write(`\r\u001b[K${line}\n`)
    },
    end: () => {
      if (!ended) bar.stop()
      ended = true
    },
  }
}
