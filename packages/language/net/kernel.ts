/** Numbers in a kernel's memory. */
export interface Room<Numbers> {
  /** Address in bytes. */
  readonly at: number
  readonly data: Numbers
}

/** Multiplies rows of 16-bit numbers with others, eight at a time where the machine can; whole numbers, so the same everywhere. */
export interface Kernel {
  /** Room for 16-bit numbers; zeros at first. */
  small(length: number): Room<Int16Array>
  /** Room for 32-bit numbers; zeros at first. */
  large(length: number): Room<Int32Array>
  /**
   * `out[r * outs + o]` becomes the dot product of row `r` of `x` and row `o` of the weights, plus the output's bias, shifted
   * right by `shift` bits. `rows` is even.
   */
  dots(x: Room<Int16Array>, rows: number, by: Factors, shift: number, out: Room<Int32Array>): void
}

/** What rows are multiplied with: `outs` rows of `inner` numbers and a bias each; `outs` a multiple of 4, `inner` of 8. */
export interface Factors {
  readonly outs: number
  readonly inner: number
  readonly weights: Room<Int16Array>
  readonly bias: Room<Int32Array>
}

// What of WebAssembly is used here; its types come neither with the language nor with Node's.
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: Readonly<Record<string, unknown>> }
}

/** The module of `kernel.wat`, in base 64. */
export const KERNEL =
  'AGFzbQEAAAABFAJgCH9/f39/f39/AGAEe3t7ewF7AwMCAAEFAwEAQAcRAgZtZW1vcnkCAARkb3RzAAAK1gUCvAQCCn8LeyAFQQF0IQgCQANAIA' +
  'FBAEwNASACIQwgBCEJIAchECADIREDQCAMIAhqIQ0gDSAIaiEOIA4gCGohD/0MAAAAAAAAAAAAAAAAAAAAACEV/QwAAAAAAAAAAAAAAAAAAAAA' +
  'IRb9DAAAAAAAAAAAAAAAAAAAAAAhF/0MAAAAAAAAAAAAAAAAAAAAACEY/QwAAAAAAAAAAAAAAAAAAAAAIRn9DAAAAAAAAAAAAAAAAAAAAAAhGv' +
  '0MAAAAAAAAAAAAAAAAAAAAACEb/QwAAAAAAAAAAAAAAAAAAAAAIRwgACEKIAAgCGohCwNAIAr9AAQAIRIgCiAIav0ABAAhEyAM/QAEACEUIBUg' +
  'EiAU/boB/a4BIRUgGSATIBT9ugH9rgEhGSAN/QAEACEUIBYgEiAU/boB/a4BIRYgGiATIBT9ugH9rgEhGiAO/QAEACEUIBcgEiAU/boB/a4BIR' +
  'cgGyATIBT9ugH9rgEhGyAP/QAEACEUIBggEiAU/boB/a4BIRggHCATIBT9ugH9rgEhHCAMQRBqIQwgDUEQaiENIA5BEGohDiAPQRBqIQ8gCkEQ' +
  'aiEKIAogC0gNAAsgEf0ABAAhFCAQIBQgFSAWIBcgGBAB/a4BIAb9rAH9CwQAIBAgBEECdGogFCAZIBogGyAcEAH9rgEgBv2sAf0LBAAgEUEQai' +
  'ERIA8hDCAQQRBqIRAgCUEEayEJIAlBAEoNAAsgACAIQQF0aiEAIAcgBEEDdGohByABQQJrIQEMAAsLC5UBAQJ7IAAgAf0NAAECAxAREhMEBQYH' +
  'FBUWFyAAIAH9DQgJCgsYGRobDA0ODxwdHh/9rgEhBCACIAP9DQABAgMQERITBAUGBxQVFhcgAiAD/Q0ICQoLGBkaGwwNDg8cHR4f/a4BIQUgBC' +
  'AF/Q0AAQIDBAUGBxAREhMUFRYXIAQgBf0NCAkKCwwNDg8YGRobHB0eH/2uAQs='

/** The kernel of this machine: WebAssembly with vectors, or plain numbers where there is none. */
export function kernel(): Kernel {
  try {
    return vectorKernel()
  } catch {
    return plainKernel()
  }
}

type Dots = (
  x: number, rows: number, w: number, bias: number, outs: number, inner: number, shift: number, out: number,
) => void // biome-ignore format: addresses and lengths

/** The kernel in WebAssembly; throws where there is none, or none with vectors. */
export function vectorKernel(): Kernel {
  const bytes = Uint8Array.from(atob(KERNEL), (c) => c.charCodeAt(0))
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes))
  const { buffer } = exports.memory as { readonly buffer: ArrayBuffer }
  const dots = exports.dots as Dots
  let next = 0
  const take = (length: number): number => {
    const at = next
    next = (next + length + 15) & ~15
    return at
  }
  return {
    small(length) {
      const at = take(length * 2)
      return { at, data: new Int16Array(buffer, at, length) }
    },
    large(length) {
      const at = take(length * 4)
      return { at, data: new Int32Array(buffer, at, length) }
    },
    dots: (x, rows, by, shift, out) => dots(x.at, rows, by.weights.at, by.bias.at, by.outs, by.inner, shift, out.at),
  }
}

/** The same with plain numbers. */
export function plainKernel(): Kernel {
  return {
    small: (length) => ({ at: 0, data: new Int16Array(length) }),
    large: (length) => ({ at: 0, data: new Int32Array(length) }),
    dots(x, rows, { outs, inner, weights, bias }, shift, out) {
      const a = x.data
      const b = weights.data
      for (let r = 0; r < rows; r++) {
        for (let o = 0; o < outs; o++) {
          let sum = bias.data[o]!
          const from = r * inner
          const row = o * inner
          for (let k = 0; k < inner; k++) sum = (sum + a[from + k]! * b[row + k]!) | 0
          out.data[r * outs + o] = sum >> shift
        }
      }
    },
  }
}
