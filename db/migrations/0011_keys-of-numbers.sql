-- "15-nq/tw" and "15/nq-tw" are one number: the serial stands before "/", the codes behind it are joined by "-".
UPDATE documents SET number_key =
  substr(number_key, 1, instr(number_key, '-') - 1) || '/' || replace(substr(number_key, instr(number_key, '-') + 1), '/', '-')
WHERE instr(number_key, '-') > 1
  AND substr(number_key, 1, instr(number_key, '-') - 1) NOT GLOB '*[^0-9]*';
--> statement-breakpoint
UPDATE documents SET number_key = replace(number_key, '&', '') WHERE instr(number_key, '&') > 0;
