CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log BEGIN SELECT raise(abort, 'the audit log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log BEGIN SELECT raise(abort, 'the audit log is append-only'); END;
--> statement-breakpoint
CREATE VIRTUAL TABLE section_index USING fts5(heading, name, body, access, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 tokenchars '_'");
