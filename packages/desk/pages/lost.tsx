import { useTitle } from '../use-title.js'
import { Notice } from '../views/states.js'

/** An address that leads nowhere. */
export function Lost() {
  useTitle('No such page')
  return (
    <Notice title="There is no such page" whole>
      <p>
        The address leads nowhere. <a href="/">The story</a> is where everything starts.
      </p>
    </Notice>
  )
}
