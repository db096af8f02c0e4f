/** The command was not said as it should be: exit code 2. */
export class UsageError extends Error {}

export const help = `loa — the operator's command

  loa serve                          run the service (needs the ZALO_… settings)
  loa bot [connect|disconnect]       say who the bot of the Bot Platform is and where its events go; send them here, or nowhere
  loa migrate                        bring the database up to date
  loa import <paths> [--access A] [--again] [--force --reason R] [--json]
                                     put documents into the library: PDF, DOCX, DOC, HTML, TXT, MD, JSONL(.gz), pictures,
                                     or folders of them; A is public (default), member or communicator;
                                     a file read before is not read again unless --again says so; where the office has
                                     golden questions, what makes fewer of them answered rightly waits in the console
                                     unless --force --reason "<why>" shows it nevertheless
  loa import <paths> --to <address> [--access A] [--again]
                                     hand them to the Loa at that address, with the key in LOA_API_KEY; what stands there is not
                                     sent again
  loa import --catalogue <paths>     tell the library of documents whose texts it does not hold: .jsonl, .jsonl.gz
  loa embed [--again]                have the model of OPENAI_EMBEDDING_MODEL read what it has not read yet, or all of it anew;
                                     the service does the same by itself, a little later
  loa ask "<question>"               ask the library as a member of the public would
  loa eval retrieval --corpus <jsonl[.gz]> --questions <jsonl> [--typing T] [--json] [--beside F]
                                     how well search finds the answers, in a library of its own that is removed after;
                                     T is as-is (default), no-accents, half, nfd, upper or old-tone; with
                                     OPENAI_EMBEDDING_MODEL the model reads the corpus first and search has its help
  loa eval answers …                 the same of answers without a model: what is answered, refused and quoted rightly; a
                                     question whose gold is not in the corpus is one to refuse; with --beside, the figures of an earlier
                                     run, which --json had kept in the file F, stand beside those of this one
  loa grant <person> <role> <unit>   give a role; a new name or Zalo id becomes a person, and the first unit is made
                                     roles: admin, approver, editor, communicator, responder, member; a person is meant by
                                     Zalo id, by the id that Loa prints, or by the name under which this command made
                                     them known, never by what somebody calls themselves
  loa revoke <person> <role> <unit>  take a role back
  loa login <person>                 print a link that signs this person in to the console once, within 15 minutes
  loa reset-second-step <person>     take away an admin's or approver's second step: they are signed out and set it up anew
  loa audit [head]                   check that no line of the audit log was changed or taken out of its middle, and print its
                                     head to be kept elsewhere; given a head kept earlier, also that nothing up to it was
                                     cut off or written anew
  loa health                         say whether the database works, which requests of people about their data are late and which targets
                                     of webhooks are told nothing; exit code 1 when something wants a hand
  loa check                          look through all of the database: its pages, references, audit log, contests, files, indexes
  loa doctor                         look at all that Loa stands on (settings, database, account, address, clock, disk, programs, backups)
                                     and say what to do; exit code 1 when something stops its work
  loa backup [folder] [--keep N]     copy the database while the service runs, looked through, into the folder (default: BACKUP_FOLDER,
                                     or backups beside the database), and keep the newest N copies (default 14); where BACKUP_COPY
                                     is set, carry it there; --carry makes none and carries the newest
  loa restore <file> [--force]       put a backup in the place of the database, the service being stopped; what stood there is kept
                                     beside it; --force puts another office's there. A name that is no file here is brought from
                                     BACKUP_COPY
  loa rotate-key                     encrypt with the first of SECRET_KEYS what the others encrypted; broken off, it goes on when said again
  loa office settings <address> <file.json>
                                     make an office that is an object of a deployment of many, or give it other settings; with the
                                     deployment's key in OPERATOR_KEY, as all of these
  loa office push|pull <address> [--force]
                                     put all rows of the database into that office, or the office's into the database, each table
                                     counted and hashed on both sides; --force puts them over another office's
  loa office look <address>          say whether it answers, and how much of what an object may hold it holds; exit code 1 from 80 % on
  loa office close|open <address>    have it answer nobody and send nothing while it is moved, or work again
  loa contest <seals.json> <papers.csv>
                                     check a contest from its two published files, and rank it anew; needs no database

DATABASE_URL says where the data is (default file:./data/loa.db). Exit code: 0 done, 1 failed,
2 said wrongly, or no database to work on.`
