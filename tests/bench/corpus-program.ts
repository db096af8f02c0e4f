import { temporaryLibrary } from '../../bot/evaluation/library.ts'

/** `seconds` of the import alone; `cpuS` of a processor, user and system; `memoryMb` the most that was held. */
export type CorpusTaken = { seconds: number; cpuS: number; memoryMb: number }

// A process that takes the documents of one file in. Built from another commit, too: it asks nothing but this of one.
const { indexS, remove } = await temporaryLibrary(process.argv[2] ?? '', () => {})
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
const taken: CorpusTaken = {
  seconds: indexS,
  cpuS: Math.round((userCPUTime + systemCPUTime) / 1e4) / 100,
  memoryMb: Math.round(maxRSS / 1000),
}
console.log(JSON.stringify(taken))
// `keep`: whoever asks for it knows the folder.
if (process.argv[3] !== 'keep') await remove()
process.exit(0)
