
-- FallbackCached triggers, version 1
--
-- Tells agents that a statement wrote a table, in a notification that leaves with the commit. Writes nothing, calls
-- nothing but pg_catalog, needs no rights of whoever writes. Never fails.
DECLARE
    head CONSTANT text := E'1\tw\t-\t0';
    this_table CONSTANT text := replace(replace(replace(replace(TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME,
        E'\\', E'\\\\'), E'\t', E'\\t'), E'\n', E'\\n'), E'\r', E'\\r');
    message text := head || E'\nA\t' || this_table;
    -- In bytes; the server takes 7,999.
    longest CONSTANT int := 7900;
    has_relatives boolean;
    relatives text[];
    messages text[] := '{}';
BEGIN
    -- The argument says that the rows have names: a statement that wrote none need not be told.
    IF TG_NARGS > 0 THEN
        IF TG_OP = 'INSERT' THEN
            IF NOT EXISTS (SELECT FROM new_rows) THEN
                RETURN NULL;
            END IF;
        ELSIF NOT EXISTS (SELECT FROM old_rows) THEN
            RETURN NULL;
        END IF;
    END IF;
    has_relatives := EXISTS (SELECT FROM pg_inherits i WHERE i.inhrelid = TG_RELID OR i.inhparent = TG_RELID);
@tell@