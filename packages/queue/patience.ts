import { setTimeout as sleep } from 'node:timers/promises'
import { JetStreamApiError } from '@nats-io/jetstream'

/** How long a cluster may take to choose another leader, in ms. */
const PATIENCE = 30_000
const WAIT = 500

/** Does again what nobody answered, or what a cluster without a leader refused; what is refused for a reason is thrown. */
export async function patiently<T>(does: () => Promise<T>): Promise<T> {
  for (const begun = performance.now(); ; ) {
    try {
      return await does()
    } catch (error) {
      const isRefused = error instanceof JetStreamApiError && error.status < 500
      if (isRefused || performance.now() - begun > PATIENCE) throw error
    }
    await sleep(WAIT)
  }
}
