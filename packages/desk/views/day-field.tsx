import { isDay } from '@onrecord/format'
import { useEffect, useState } from 'preact/hooks'

/**
 * A day written the one way that nobody can misread, `2024-10-24`: the browser's own field writes it in an order that
 * differs from country to country. What is no day is not passed on.
 */
export function DayField({
  label,
  value,
  example = 'yyyy-mm-dd',
  onChange,
}: {
  label: string
  value: string
  /** Shown while nothing is written. */
  example?: string
  onChange: (day: string | null) => void
}) {
  const [written, setWritten] = useState(value)
  useEffect(() => setWritten(value), [value])
  const wrong = written !== '' && !isDay(written)
  return (
    <label class="select">
      <span>{label}</span>
      <input
        type="text"
        class="day"
        value={written}
        placeholder={example}
        maxLength={10}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={wrong}
        title="A day as year-month-day, for example 2024-10-24"
        onInput={(event) => {
          const day = event.currentTarget.value.trim()
          setWritten(day)
          if (day === '' || isDay(day)) onChange(day || null)
        }}
      />
    </label>
  )
}
