import { type SQL, sql } from 'drizzle-orm'
import { items } from '../../../db/schema/news.ts'
import { composed } from '../../text/composed.ts'
import { fold } from '../../text/fold.ts'

const mostWords = 12

/**
 * That an item's title, summary or source says each of these words, or begins one with it: a word typed without marks is met with
 * any, one typed with marks by itself alone. Of what holds no word nothing is asked.
 */
export function saying(typed: string): SQL[] {
  const words = (
    composed(typed)
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).slice(0, mostWords)
  const isPlain = (word: string) => fold(word) === word
  return [
    ...among('items_plain', words.filter(isPlain)),
    ...among(
      'items_marked',
      words.filter((word) => !isPlain(word)),
    ),
  ]
}

function among(table: 'items_plain' | 'items_marked', words: string[]): SQL[] {
  if (words.length === 0) return []
  const match = words.map((word) => `"${word}"*`).join(' ')
  return [
    sql`+${items.id} in (select item_id from item_words where id in (select rowid from ${sql.raw(table)} where ${sql.raw(table)} match ${match}))`,
  ]
}
