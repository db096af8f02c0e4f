/** One thing looked at: how it stands, and what to do where it wants a hand. `ill` stops Loa's work, `worn` will or may. */
export type Finding = {
  what: string
  state: 'well' | 'worn' | 'ill'
  said: string
  todo?: string
}

export const well = (what: string, said: string): Finding => ({ what, state: 'well', said })
export const worn = (what: string, said: string, todo: string): Finding => ({ what, state: 'worn', said, todo })
export const ill = (what: string, said: string, todo: string): Finding => ({ what, state: 'ill', said, todo })

const signs: Record<Finding['state'], string> = { well: 'ok  ', worn: 'warn', ill: 'BAD ' }

export const linesOf = ({ what, state, said, todo }: Finding): string[] => [
  `${signs[state]} ${what}: ${said}`,
  ...(todo ? [`       ${todo}`] : []),
]
