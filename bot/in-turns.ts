type Turn = (stopped: () => boolean) => Promise<{ goesOn: boolean }>

/**
 * Does something for as long as the process lives, one turn after another; it rests for `idleMs` after a turn that does not
 * go on. Whoever stops it waits for the turn that it is in.
 */
export function inTurns(idleMs: number, turn: Turn): { stop(): Promise<void> } {
  let stopped = false
  let wake = () => {}

  async function run() {
    while (!stopped) {
      const { goesOn } = await turn(() => stopped)
      if (goesOn || stopped) continue
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, idleMs)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }

  const running = run()
  return {
    stop() {
      stopped = true
      wake()
      return running
    },
  }
}
