import type { Course } from '@onrecord/server'
import { middle } from '../text/dates.js'

const SURE_WITHIN = 3

/** What the signs of the picture mean besides the acts: only those that are in it. */
export function CourseLegend({ course }: { course: Course }) {
  const ranges = course.marks ?? []
  const pale = ranges.some((m) => middle(m) !== null && (m.from === null || m.to === null || daysOf(m.from, m.to) > SURE_WITHIN)) // biome-ignore format: one line
  const ends = new Set(course.given.flatMap((c) => c.ends?.state ?? []))
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
      {ends.has('due') ? (
        <li>
          <svg viewBox="0 0 24 10" width="24" height="10" aria-hidden="true" class="fork-line">
            <path d="M2 9C5 0 15 0 19 5" stroke-dasharray="3 2" />
            <circle cx="20" cy="7" r="2.5" />
          </svg>
          from the day a condition was set to the day it is due
        </li>
      ) : null}
      {ends.size > (ends.has('due') ? 1 : 0) ? (
        <li>
          <svg viewBox="0 0 24 10" width="24" height="10" aria-hidden="true" class="fork-line">
            <path d="M2 9C5 0 15 0 19 5" />
            <path d="M17 6l2 3 4-6" />
          </svg>
          to the day it was decided
        </li>
      ) : null}
    </ul>
  )
}

const daysOf = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000
