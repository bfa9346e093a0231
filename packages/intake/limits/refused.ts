import type { IntakeProblem, IntakeProblemCode } from '../problem.js'
import { refusal, tooLarge } from '../problem.js'

/** Why a document, or the rest of an archive, does not come in. Caught where the file's name is known, and made a problem there. */
export class Refused extends Error {
  constructor(
    readonly problem: IntakeProblemCode,
    message: string,
    readonly remedy: string,
    readonly place: string | null = null,
  ) {
    super(message)
  }

  static tooLarge(bytes: number): Refused {
    const { problem, message, remedy } = tooLarge('', bytes)
    return new Refused(problem, message, remedy)
  }

  static bomb(): Refused {
    return new Refused(
      'bomb',
      'it unpacks to far more than it should, as a bomb does',
      'unpack it where it does no harm, and look',
    )
  }

  static packed(kind: string): Refused {
    return new Refused('packed', `the ${kind} file is cut off or damaged`, 'fetch or pack it again')
  }

  of(file: string): IntakeProblem {
    return refusal(file, this.problem, this.message, this.remedy, this.place)
  }
}
