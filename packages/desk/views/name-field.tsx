import { useEffect, useState } from 'preact/hooks'

/** A name to be given, and the button that gives it. */
export function NameField({
  label,
  value,
  button,
  disabled = false,
  onName,
}: {
  label: string
  value: string
  button: string
  disabled?: boolean
  onName: (name: string) => void
}) {
  const [name, setName] = useState(value)
  useEffect(() => setName(value), [value])
  const given = name.trim()
  return (
    <form
      class="filters"
      onSubmit={(event) => {
        event.preventDefault()
        if (given !== '' && given !== value && !disabled) onName(given)
      }}
    >
      <label class="select grow">
        <span>{label}</span>
        <input type="text" value={name} maxLength={300} onInput={(event) => setName(event.currentTarget.value)} />
      </label>
      <button type="submit" class="button" disabled={disabled || given === '' || given === value}>
        {button}
      </button>
    </form>
  )
}
