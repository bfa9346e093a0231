import type { Deciding, DecisionRow } from '@onrecord/server'
import { post } from '../api.js'

/** Puts a decision on record. Rejects with `Unanswered`. */
export const sendDecision = (decide: Deciding, by: string): Promise<DecisionRow> =>
  post('/api/decisions', { by, decide })

/** Takes one back; both stay on record. Rejects with `Unanswered`. */
export const sendWithdrawal = (id: string, by: string): Promise<DecisionRow> =>
  post(`/api/decisions/${encodeURIComponent(id)}/withdraw`, { by })
