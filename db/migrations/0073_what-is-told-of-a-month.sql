ALTER TABLE `facts` ADD `told` integer;--> statement-breakpoint
ALTER TABLE `facts` ADD `own_told` integer;