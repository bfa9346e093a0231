import type { Course } from '@onrecord/server'
import { middle } from '../text/dates.js'

const SURE_WITHIN = 3

/** What the signs of the picture mean besides the acts: only those that are in it. */
export function CourseLegend({ course }: { course: Course }) {
  const ranges = course.marks ?? []
  const pale = ranges.some((m) => middle(m) !== null && (m.from === null || m.to === null || daysOf(m.from, m.to) > SURE_WITHIN)) // biome-ignore format: one line
  const ends = course.given.flatMap((c) => c.ends ?? [])
  const due = ends.some((end) => end.state === 'due')
  const proposed = ends.some((end) => end.state !== 'due' && end.proposed)
  const decided = ends.some((end) => end.state !== 'due' && !end.proposed)
  return (
    <ul class="course-legend">
      {pale ? (
        <li>
          <svg viewBox="0 0 24 10" width="24" height="10" aria-hidden="true" class="f-tells">
            <circle cx="5" cy="5" r="4" class="full" />
            <circle cx="17" cy="5" r="4" class="full pale" />
          </svg>
          pale: the day is known only within a range
        </li>
      ) : null}
      {course.marks === null ? (
        <li>
          <svg viewBox="0 0 24 10" width="24" height="10" aria-hidden="true" class="f-tells">
            <rect x="2" y="2" width="4" height="8" class="full" />
            <rect x="8" y="5" width="4" height="5" class="full" />
            <rect x="14" y="0" width="4" height="10" class="full" />
          </svg>
          {`stacked by act, ${course.bins?.days === 1 ? 'a day' : `${course.bins?.days} days`} wide; a shorter period shows each statement`}
        </li>
      ) : null}
      {course.occasions.length > 0 ? (
        <li>
          <svg viewBox="0 0 24 10" width="24" height="10" aria-hidden="true">
            <rect x="8" y="0" width="8" height="10" class="band" />
            <rect x="8" y="0" width="1" height="10" class="edge" />
          </svg>
          an occasion
        </li>
      ) : null}
      {due ? (
        <EndSign dashes="3 2" sign="M20 4.5a2.5 2.5 0 1 0 .01 0">
          from the day a condition was set to the day it is due
        </EndSign>
      ) : null}
      {proposed ? (
        <EndSign dashes="6 2" sign={TICK}>
          to the day a later article seems to tell of it: proposed
        </EndSign>
      ) : null}
      {decided ? <EndSign sign={TICK}>to the day it came about: decided</EndSign> : null}
      {proposed || decided ? (
        <li>
          <svg viewBox="0 0 40 10" width="40" height="10" aria-hidden="true" class="ends">
            <path class="met" d="M2 6l2 3 4-6" />
            <path class="broken" d="M15 2l6 6M21 2l-6 6" />
            <path class="overtaken" d="M33 2.5a3 3 0 1 0 .01 0" />
          </svg>
          met, broken, overtaken
        </li>
      ) : null}
    </ul>
  )
}

const TICK = 'M17 6l2 3 4-6'

const EndSign = ({ dashes, sign, children }: { dashes?: string; sign: string; children: string }) => (
  <li>
    <svg viewBox="0 0 24 10" width="24" height="10" aria-hidden="true" class="fork-line">
      <path d="M2 9C5 0 15 0 19 5" stroke-dasharray={dashes} />
      <path d={sign} />
    </svg>
    {children}
  </li>
)

const daysOf = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000
