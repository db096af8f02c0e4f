CREATE TABLE `item_words` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`item_id` text NOT NULL,
	FOREIGN KEY (`item_id`) REFERENCES `items`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `item_words_item_id_unique` ON `item_words` (`item_id`);--> statement-breakpoint
CREATE INDEX `items_stream` ON `items` (coalesce(published_at, created_at),`id`,`status`,`unit_id`,`cluster_id`) WHERE cluster_id = id;--> statement-breakpoint
CREATE VIRTUAL TABLE items_plain USING fts5(words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2");
--> statement-breakpoint
CREATE VIRTUAL TABLE items_marked USING fts5(words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0");
--> statement-breakpoint
INSERT INTO item_words (item_id) SELECT id FROM items ORDER BY created_at;
--> statement-breakpoint
INSERT INTO items_plain (rowid, words) SELECT w.id, replace(replace(i.title || ' ' || i.summary || ' ' || i.source_name, 'đ', 'd'), 'Đ', 'd')
FROM item_words w JOIN items i ON i.id = w.item_id;
--> statement-breakpoint
INSERT INTO items_marked (rowid, words) SELECT w.id, i.title || ' ' || i.summary || ' ' || i.source_name FROM item_words w JOIN items i ON i.id = w.item_id;
--> statement-breakpoint
CREATE TRIGGER items_words_added AFTER INSERT ON items BEGIN
  INSERT INTO item_words (item_id) VALUES (new.id);
  INSERT INTO items_plain (rowid, words) SELECT id, replace(replace(new.title || ' ' || new.summary || ' ' || new.source_name, 'đ', 'd'), 'Đ', 'd') FROM item_words WHERE item_id = new.id;
  INSERT INTO items_marked (rowid, words) SELECT id, new.title || ' ' || new.summary || ' ' || new.source_name FROM item_words WHERE item_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER items_words_changed AFTER UPDATE OF title, summary, source_name ON items BEGIN
  DELETE FROM items_plain WHERE rowid = (SELECT id FROM item_words WHERE item_id = new.id);
  DELETE FROM items_marked WHERE rowid = (SELECT id FROM item_words WHERE item_id = new.id);
  INSERT INTO items_plain (rowid, words) SELECT id, replace(replace(new.title || ' ' || new.summary || ' ' || new.source_name, 'đ', 'd'), 'Đ', 'd') FROM item_words WHERE item_id = new.id;
  INSERT INTO items_marked (rowid, words) SELECT id, new.title || ' ' || new.summary || ' ' || new.source_name FROM item_words WHERE item_id = new.id;
END;
