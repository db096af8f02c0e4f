export { type TemporaryDatabase, temporaryDatabase } from '../../bot/evaluation/temporary-database.ts'
