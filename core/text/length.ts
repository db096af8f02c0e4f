/**
 * Whether a text is too long however it is written: letters and marks apart take up to four signs a letter. Asked before
 * anything reads it.
 */
export const isFarLonger = (text: string, longest: number): boolean => text.length > 4 * longest
