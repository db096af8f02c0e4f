import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { readQuestions } from '../../bot/question-bank/read-file.ts'
import type { Ctx } from '../../core/context.ts'
import { importQuestions } from '../../core/question-bank/import.ts'
import { annulQuestion, correctKey } from '../../core/quizzes/office/keys.ts'
import { submitAttempts } from '../../core/quizzes/submit.ts'
import { system } from '../../core/roles.ts'
import { open } from '../../db/client.ts'
import { workbook } from '../support/xlsx.ts'
import { handedBy, roundId, seedContest } from './quiz-contest.ts'

const { values } = parseArgs({ options: { entries: { type: 'string', default: '200000' } }, allowPositionals: true })
const entries = Number(values.entries)
const together = 1000
const imported = 5000
const tooMany = 20_000

/**
 * What an office does with a large contest: a question annulled and a key put right with so many papers in, and how long others
 * wait meanwhile; a bank of 5,000 questions brought in as a text and as a workbook, and a workbook of 20,000 rows.
 */
export async function run(): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'loa-quiz-office-'))
  const database = await open(`file:${join(folder, 'loa.db')}`)
  try {
    // These verbs speak to nobody: what they need is the database, a clock and who acts.
    const ctx = { ...database, now: () => Date.now(), log: () => {}, actor: system } as unknown as Ctx
    await seedContest(database, entries)
    return await measured(ctx)
  } finally {
    database.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measured(ctx: Ctx): Promise<object> {
  for (let from = 0; from < entries; from += together) {
    const batch = Array.from({ length: Math.min(together, entries - from) }, (_, at) => handedBy(from + at))
    await submitAttempts(ctx, batch)
  }
  const annulled = await timed(() => annulQuestion(ctx, roundId, { reason: 'Câu hỏi sai', position: 3 }))
  const corrected = await timed(() => correctKey(ctx, roundId, { reason: 'Đáp án sai', position: 0, correct: [0] }))
  const bring = async (bytes: Uint8Array) => {
    const { added, counts, applied, told } = await importQuestions(ctx, await readQuestions(bytes), {
      ...{ unitId: 'un', apply: true },
    })
    return { added, applied, faults: counts.fault, first: told[0]?.problem ?? '' }
  }
  return {
    machine: `${cpus().length} × ${cpus()[0]?.model}`,
    entries,
    annulled,
    corrected,
    importOfText: await timed(() => bring(new TextEncoder().encode(typedOf(imported)))),
    importOfWorkbook: await timed(() => bring(bookOf(imported, 'trong bảng'))),
    workbookTooLong: await timed(() => bring(bookOf(tooMany, 'quá nhiều'))),
  }
}

/** How long it took, how much of that the processor worked for it, and the longest time that others waited for this process. */
async function timed<T>(work: () => Promise<T>): Promise<object> {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const [began, used] = [performance.now(), process.cpuUsage()]
  const result = await work()
  const ms = Math.round(performance.now() - began)
  const { user, system: kernel } = process.cpuUsage(used)
  delay.disable()
  const told = typeof result === 'object' && result !== null && 'added' in result ? { result } : {}
  return { ms, cpuMs: Math.round((user + kernel) / 1000), heldMs: Math.round(delay.max / 1e6), ...told }
}

const textAt = (at: number, kind: string) => `Theo quy định số ${at + 1}, việc ${kind} thứ ${at * 7} do ai giải quyết?`

const typedOf = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    [
      `Câu ${at + 1}: ${textAt(at, 'gõ')}`,
      ...['Chủ tịch Ủy ban nhân dân', 'Công an cấp xã', 'Tổ trưởng tổ dân phố', 'Người khai'].map(
        (option, place) => `${'ABCD'[place]}. ${option} (${at})`,
      ),
      `Đáp án: ${'ABCD'[at % 4]}`,
      `Căn cứ: Điều ${(at % 60) + 1} Luật mẫu`,
    ].join('\n'),
  ).join('\n')

const bookOf = (count: number, kind: string) =>
  workbook([
    {
      name: 'Câu hỏi',
      rows: [
        ['Câu hỏi', 'A', 'B', 'C', 'D', 'Đáp án', 'Nhãn'],
        ...Array.from({ length: count }, (_, at) => [
          ...[textAt(at, kind), `Một ${at}`, `Hai ${at}`, `Ba ${at}`, `Bốn ${at}`, 'ABCD'[at % 4] ?? 'A', 'mẫu'],
        ]),
      ],
    },
  ])
