import { useId, useMemo, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { counted } from '../text/counted.js'
import { useWidth } from '../use-width.js'
import { CourseLabels } from './course-labels.js'
import { type Course, type Layout, layOut } from './course-layout.js'
import { CourseMarks } from './course-marks.js'
import { Tip } from './tip.js'
import { tipsOf } from './tips.js'

/** The course of a matter: time along, actors down, statements as marks, occasions as bands, conditions as they were set. */
export function CourseChart({ course }: { course: Course }) {
  const [ref, width] = useWidth<HTMLDivElement>()
  const layout = useMemo(() => (width > 0 ? layOut(course, width) : null), [course, width])
  return (
    <div class="course" ref={ref}>
      {layout ? <Drawing layout={layout} course={course} width={width} /> : null}
    </div>
  )
}

const keyAt = (target: EventTarget | null): string | null =>
  target instanceof Element ? (target.closest<SVGElement>('[data-tip]')?.dataset.tip ?? null) : null

function Drawing({ layout, course, width }: { layout: Layout; course: Course; width: number }) {
  const { route } = useLocation()
  const help = useId()
  const tips = useMemo(() => tipsOf(layout), [layout])
  const [key, setKey] = useState<string | null>(null)
  const current = tips.inOrder.find((tip) => tip.key === key) ?? null

  const onKey = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by !== 0) {
      event.preventDefault()
      const at = current === null ? -1 : tips.inOrder.indexOf(current)
      setKey(tips.inOrder[Math.min(tips.inOrder.length - 1, Math.max(0, at + by))]?.key ?? null)
    } else if (event.key === 'Enter' && current && event.target === event.currentTarget) route(current.href)
    else if (event.key === 'Escape') setKey(null)
  }

  return (
    <>
      <p class="sr" id={help}>
        A picture of {course.statements.length} statements in order of time. The arrow keys lead from mark to mark,
        Enter opens the article. The lists on this page say the same in words.
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields, this groups marks */}
      {/* biome-ignore lint/a11y/useKeyWithMouseEvents: the arrow keys do what the pointer does */}
      <div
        class="course-drawing"
        role="group"
        aria-label="Course of the matter"
        aria-describedby={help}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its arrow keys lead from mark to mark
        tabIndex={0}
        style={{ height: `${layout.height}px` }}
        onKeyDown={onKey}
        onBlur={() => setKey(null)}
        onMouseOver={(event) => setKey(keyAt(event.target))}
        onMouseLeave={() => setKey(null)}
        onClick={(event) => {
          const tip = tips.inOrder.find((each) => each.key === keyAt(event.target))
          if (tip) route(tip.href)
        }}
      >
        <CourseMarks layout={layout} tips={tips} width={width} current={current?.key ?? null} />
        <CourseLabels layout={layout} articles={course.articles} />
        {current ? <Tip tip={current} width={width} /> : null}
      </div>
      {layout.earlier > 0 ? (
        <p class="quiet course-note">{counted(layout.earlier, 'statement')} from before this time: at the left edge.</p>
      ) : null}
    </>
  )
}
