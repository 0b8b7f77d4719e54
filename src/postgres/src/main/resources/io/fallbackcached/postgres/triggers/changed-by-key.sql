
-- FallbackCached triggers, version 1
--
-- Tells agents what a statement wrote, in a notification that leaves with the commit. Writes nothing, calls nothing
-- but pg_catalog, needs no rights of whoever writes. Never fails: on any doubt it tells "any row of this table".
--
-- The columns of the key are written out, so that plans are kept: where one of them is renamed or dropped, the table is
-- told from then on, until the script is run again. Which types they have is asked of each row.
DECLARE
    head CONSTANT text := E'1\tw\t-\t0';
    this_table CONSTANT text := replace(replace(replace(replace(TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME,
        E'\\', E'\\\\'), E'\t', E'\\t'), E'\n', E'\\n'), E'\r', E'\\r');
    message text := head || E'\nA\t' || this_table;
    -- In bytes; the server takes 7,999.
    longest CONSTANT int := 7900;
    -- Of one transaction; beyond, it tells tables, and the server keeps one of those that are the same.
    most_messages CONSTANT int := 1000;
    sent int;
    deleted text := '';
    inserted text := '';
    has_relatives boolean;
    relatives text[];
    messages text[] := '{}';
BEGIN
    -- A subtransaction, but one without a number, since nothing in it writes. It must not notify either: the server
    -- would keep the memory of each such subtransaction until the commit.
    BEGIN
        IF TG_OP <> 'INSERT' THEN
            SELECT EXISTS (SELECT FROM pg_inherits i WHERE i.inhrelid = TG_RELID OR i.inhparent = TG_RELID),
                (SELECT CASE WHEN count(*) = 0 THEN ''
                    WHEN count(*) <= 50 AND count(t.line) = count(*)
                    THEN E'\nD\t' || this_table || E'\t' || count(*) || E'\t' || string_agg(t.line, E'\t') END
                FROM (SELECT @row@
                    AS line FROM old_rows AS r LIMIT 51) AS t)
            INTO has_relatives, deleted;
        END IF;
        IF TG_OP <> 'DELETE' THEN
            SELECT EXISTS (SELECT FROM pg_inherits i WHERE i.inhrelid = TG_RELID OR i.inhparent = TG_RELID),
                (SELECT CASE WHEN count(*) = 0 THEN ''
                    WHEN count(*) <= 50 AND count(t.line) = count(*)
                    THEN E'\nI\t' || this_table || E'\t' || count(*) || E'\t' || string_agg(t.line, E'\t') END
                FROM (SELECT @row@
                    AS line FROM new_rows AS r LIMIT 51) AS t)
            INTO has_relatives, inserted;
        END IF;
        IF deleted = '' AND inserted = '' THEN
            RETURN NULL;
        END IF;
        sent := coalesce(nullif(current_setting('fallbackcached.messages', true), ''), '0');
        IF NOT has_relatives AND sent < most_messages AND octet_length(head || deleted || inserted) < longest THEN
            message := head || deleted || inserted;
            PERFORM set_config('fallbackcached.messages', (sent + 1)::text, true);
        END IF;
    EXCEPTION WHEN OTHERS THEN
        has_relatives := true;
        message := head || E'\nA\t' || this_table;
    END;
@tell@