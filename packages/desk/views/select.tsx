/** A choice of one out of several, or of none; what is chosen goes into the address. */
export const Select = ({
  label,
  value,
  options,
  none,
  onChange,
}: {
  label: string
  value: string
  options: readonly { readonly value: string; readonly name: string }[]
  none: string
  onChange: (value: string | null) => void
}) => (
  <label class="select">
    <span>{label}</span>
    <select value={value} onChange={(event) => onChange(event.currentTarget.value || null)}>
      <option value="">{none}</option>
      {options.map((o) => (
        <option key={o.value} value={o.value}>
          {o.name}
        </option>
      ))}
    </select>
  </label>
)
