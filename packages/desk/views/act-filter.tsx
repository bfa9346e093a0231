import { FAMILIES, FAMILY_NAMES, type Family } from '../text/acts.js'
import { Glyph } from './glyph.js'

/** The legend of the acts; each entry hides and shows its statements. The families shown are in the address. */
export function ActFilter({ hidden, onChange }: { hidden: string; onChange: (hidden: string | null) => void }) {
  const off = new Set(hidden.split(',').filter(Boolean))
  const flip = (family: Family) => {
    if (!off.delete(family)) off.add(family)
    onChange([...off].join(',') || null)
  }
  return (
    <fieldset class="acts">
      <legend class="sr">Kinds of statements shown</legend>
      {FAMILIES.map((family) => (
        <label key={family} class="chip">
          <input type="checkbox" checked={!off.has(family)} onChange={() => flip(family)} />
          <Glyph family={family} /> <span>{FAMILY_NAMES[family]}</span>
        </label>
      ))}
    </fieldset>
  )
}
