import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** Seconds that a browser stays known. */
export const SESSION = 7 * 24 * 3600

/** Compares in a time that tells nothing of where two differ, or how long they are. */
export function isSame(a: string, b: string): boolean {
  const digest = (s: string) => createHash('sha256').update(s).digest()
  return timingSafeEqual(digest(a), digest(b))
}

/**
 * What a browser is given so that it need not send the token again: when it ends, sealed with a key made of the token. A new token
 * ends all of them. `now`: seconds since 1970.
 */
export const sessionOf = (token: string, now: number): string => sealed(token, String(Math.floor(now + SESSION)))

/** Whether a session was given out here, for this token, and has not ended. */
export function isSession(token: string, session: string, now: number): boolean {
  const end = /^(\d{1,12})\./.exec(session)?.[1]
  return end !== undefined && isSame(session, sealed(token, end)) && Number(end) > now && Number(end) <= now + SESSION
}

const sealed = (token: string, end: string): string =>
  `${end}.${createHmac('sha256', `onrecord session ${token}`).update(end).digest('base64url')}`
