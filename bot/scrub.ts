/** A bot's token is part of every address it calls, `/bot<id>:<secret>/…`; this takes it out of any text. */
export const scrubbed = (text: string) => text.replace(/\b(bot)?\d{6,}:[\w-]{8,}/g, '$1…')
