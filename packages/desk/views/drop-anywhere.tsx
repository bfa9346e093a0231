import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { Offered } from '../text/batches.js'

/** Who takes what is dropped, and what was dropped before anybody did. */
let taking: ((files: readonly Offered[]) => void) | null = null
let waiting: readonly Offered[] = []

/** Takes what is dropped on any page from now on, and what was dropped before; gives how to stop. */
export function takeDropped(take: (files: readonly Offered[]) => void): () => void {
  taking = take
  if (waiting.length > 0) {
    const files = waiting
    waiting = []
    take(files)
  }
  return () => {
    if (taking === take) taking = null
  }
}

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/** Files may be dropped anywhere: the page to add them is opened, and takes them. */
export function DropAnywhere() {
  const { route } = useLocation()
  const [over, setOver] = useState(false)
  useEffect(() => {
    const onOver = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      setOver(false)
      const files = [...(event.dataTransfer?.files ?? [])].map((f) => ({ name: f.name, content: f }))
      if (taking) taking(files)
      else {
        waiting = files
        route('/add')
      }
    }
    addEventListener('dragover', onOver)
    addEventListener('dragleave', onLeave)
    addEventListener('drop', onDrop)
    return () => {
      removeEventListener('dragover', onOver)
      removeEventListener('dragleave', onLeave)
      removeEventListener('drop', onDrop)
    }
  }, [])
  return over ? (
    <div class="drop-over" aria-hidden="true">
      Drop to add
    </div>
  ) : null
}
