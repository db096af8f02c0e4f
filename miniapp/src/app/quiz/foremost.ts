type Timed = { state: 'upcoming' | 'open' | 'paused' | 'closed' | 'cancelled'; opensAt: number; closesAt: number }

/** The round to show first: the open one that closes soonest, else the next to open, else the last to have closed. */
export function foremost<Round extends Timed>(rounds: Round[]): Round | undefined {
  const soonest = (state: Timed['state'], at: (round: Round) => number) =>
    rounds.filter((round) => round.state === state).sort((a, b) => at(a) - at(b))[0]
  return (
    soonest('open', ({ closesAt }) => closesAt) ??
    soonest('paused', ({ closesAt }) => closesAt) ??
    soonest('upcoming', ({ opensAt }) => opensAt) ??
    soonest('closed', ({ closesAt }) => -closesAt) ??
    soonest('cancelled', ({ opensAt }) => -opensAt)
  )
}
