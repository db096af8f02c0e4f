/** Whether this runs as it was written; the built service lies in one folder. */
export const fromSources = import.meta.url.endsWith('.ts')
