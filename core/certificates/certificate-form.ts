/** All that a certificate tells, whatever it is drawn on. */
export type CertificateForm = {
  unitName: string
  /** Of a contest or of a class. */
  contest: string
  /** Null of a class, which has none. */
  round: string | null
  /** As its person writes it. */
  name: string
  achieved: string
  /** The day it was given, as people write days. */
  day: string
  code: string
}

/** A code in parts that can be read aloud and typed. */
export const spacedCode = (code: string) => (code.match(/.{1,5}/g) ?? []).join('-')
