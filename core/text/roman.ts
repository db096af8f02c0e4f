const ones = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX']
const tens = ['', 'X', 'XX', 'XXX', 'XL', 'L']

/** 1 to 59 in Roman figures. */
export const romanOf = (number: number) => `${tens[Math.floor(number / 10)]}${ones[number % 10]}`

const numbers = new Map(Array.from({ length: 59 }, (_, i) => [romanOf(i + 1), i + 1]))

/** 0 for what is no such number. */
export const numberOfRoman = (roman: string) => numbers.get(roman) ?? 0
