
#variable_conflict use_variable
-- FallbackCached triggers, version 1
--
-- Tells agents what a statement wrote, in a notification that leaves with the commit. Writes nothing, calls nothing
-- but pg_catalog, needs no rights of whoever writes. Never fails: on any doubt it tells "any row of this table".
--
-- The argument 'rows' says that the trigger names the rows written old_rows and new_rows.
DECLARE
    channel CONSTANT text := 'fallbackcached';
    head CONSTANT text := E'1\tw\t-\t0';
    most_rows CONSTANT int := 50;
    -- Of one transaction; beyond, it tells tables, and the server keeps one of those that are the same.
    most_messages CONSTANT int := 1000;
    -- In bytes; the server takes 7,999.
    longest CONSTANT int := 7900;
    this_table CONSTANT text := replace(replace(replace(replace(TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME,
        E'\\', E'\\\\'), E'\t', E'\\t'), E'\n', E'\\n'), E'\r', E'\\r');
    message text := head || E'\nA\t' || this_table;
    lines text;
    deleted text;
    inserted text;
    relatives text[];
    has_relatives boolean;
    key_row text;
    key_sure text;
    query CONSTANT text := '(SELECT CASE WHEN count(*) = 0 THEN '''''
        ' WHEN count(*) <= %s AND count(t.line) = count(*) AND bool_and(t.sure)'
        ' THEN chr(10) || %L || count(*) || chr(9) || string_agg(t.line, chr(9)) END'
        ' FROM (SELECT %s AS line, %s AS sure FROM %I AS r LIMIT %s) AS t)';
    told int;
    messages text[] := '{}';
BEGIN
    -- A subtransaction, but one without a number, since nothing in it writes. It must not notify either: the server
    -- would keep the memory of each such subtransaction until the commit.
    BEGIN
        -- The key as it is now, and one expression each for its values of a row r, and for whether they can be told.
        -- A transaction that sees an old state of the catalogue may get an old key: hence what it checks of each row.
        SELECT EXISTS (SELECT FROM pg_inherits i WHERE i.inhrelid = TG_RELID OR i.inhparent = TG_RELID),
            CASE WHEN bool_and(f.form IS NOT NULL) THEN quote_literal(count(*)) || ' || ' || string_agg(
                format('chr(9) || %L || chr(9) || ', replace(replace(replace(replace(f.attname::text,
                    E'\\', E'\\\\'), E'\t', E'\\t'), E'\n', E'\\n'), E'\r', E'\\r'))
                || CASE f.form WHEN 's'
                    THEN format('''s'' || replace(replace(replace(replace(r.%I, chr(92), chr(92) || chr(92)),'
                        ' chr(9), chr(92) || ''t''), chr(10), chr(92) || ''n''), chr(13), chr(92) || ''r'')', f.attname)
                    ELSE format('%L || r.%I', f.form, f.attname) END, ' || ') END,
            string_agg(
                format('pg_typeof(r.%I)::oid = %s', f.attname, f.atttypid)
                || CASE f.form WHEN 's'
                    THEN format(' AND pg_collation_for(r.%I) = %L AND right(r.%I, 1) COLLATE "C" <> '' ''',
                        f.attname, f.attcollation::regcollation::text, f.attname)
                    ELSE '' END, ' AND ')
        INTO has_relatives, key_row, key_sure
        FROM (SELECT a.attname, a.atttypid, a.attcollation,
                CASE WHEN a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype) THEN 'i'
                    WHEN a.atttypid = 'uuid'::regtype THEN 'u'
                    WHEN a.atttypid IN ('text'::regtype, 'varchar'::regtype)
                        AND (SELECT c.collisdeterministic FROM pg_collation c WHERE c.oid = a.attcollation) THEN 's'
                END AS form
            FROM (SELECT (i.indkey::int2[])[0:i.indnkeyatts - 1] AS columns FROM pg_index i
                WHERE i.indrelid = TG_RELID AND i.indisunique AND i.indisvalid
                    AND i.indpred IS NULL AND i.indexprs IS NULL
                    AND NOT EXISTS (SELECT FROM pg_attribute n WHERE n.attrelid = TG_RELID
                        AND n.attnum = ANY ((i.indkey::int2[])[0:i.indnkeyatts - 1]) AND NOT n.attnotnull)
                ORDER BY i.indisprimary DESC, i.indisreplident DESC, i.indnkeyatts, i.indexrelid LIMIT 1) AS k
            JOIN pg_attribute a ON a.attrelid = TG_RELID AND a.attnum = ANY (k.columns)) AS f;

        told := coalesce(nullif(current_setting('fallbackcached.messages', true), ''), '0');

        IF has_relatives THEN
            -- Who reads a table reads its partitions and heirs, and no statement says which of them it wrote.
            relatives := ARRAY(
                WITH RECURSIVE above AS (
                    SELECT i.inhparent AS id FROM pg_inherits i WHERE i.inhrelid = TG_RELID
                    UNION SELECT i.inhparent FROM pg_inherits i JOIN above ON i.inhrelid = above.id),
                below AS (
                    SELECT i.inhrelid AS id FROM pg_inherits i WHERE i.inhparent = TG_RELID
                    UNION SELECT i.inhrelid FROM pg_inherits i JOIN below ON i.inhparent = below.id)
                SELECT E'\nA\t' || replace(replace(replace(replace(n.nspname || '.' || c.relname,
                    E'\\', E'\\\\'), E'\t', E'\\t'), E'\n', E'\\n'), E'\r', E'\\r')
                FROM (SELECT id FROM above UNION SELECT id FROM below) AS relative
                JOIN pg_class c ON c.oid = relative.id JOIN pg_namespace n ON n.oid = c.relnamespace
                ORDER BY c.oid);
        END IF;
        IF TG_NARGS = 0 OR TG_OP = 'TRUNCATE' THEN
            NULL;
        ELSIF has_relatives OR key_row IS NULL OR told >= most_messages THEN
            -- Nothing to tell rows apart by; but a statement that wrote none need not be told.
            CASE TG_OP
                WHEN 'INSERT' THEN lines := CASE WHEN NOT EXISTS (SELECT FROM new_rows) THEN '' END;
                WHEN 'DELETE' THEN lines := CASE WHEN NOT EXISTS (SELECT FROM old_rows) THEN '' END;
                ELSE lines := CASE WHEN NOT EXISTS (SELECT FROM old_rows)
                    AND NOT EXISTS (SELECT FROM new_rows) THEN '' END;
            END CASE;
        ELSE
            EXECUTE 'SELECT '
                || CASE TG_OP WHEN 'INSERT' THEN '''''' ELSE format(query,
                    most_rows, E'D\t' || this_table || E'\t', key_row, key_sure, 'old_rows', most_rows + 1) END
                || ', '
                || CASE TG_OP WHEN 'DELETE' THEN '''''' ELSE format(query,
                    most_rows, E'I\t' || this_table || E'\t', key_row, key_sure, 'new_rows', most_rows + 1) END
            INTO deleted, inserted;
            lines := deleted || inserted;
            IF lines <> '' AND octet_length(head || lines) < longest THEN
                message := head || lines;
                PERFORM set_config('fallbackcached.messages', (told + 1)::text, true);
            END IF;
        END IF;
    EXCEPTION WHEN OTHERS THEN
        lines := NULL;
        message := head || E'\nA\t' || this_table;
    END;

    IF lines = '' THEN
        RETURN NULL;
    END IF;
    FOR i IN 1 .. coalesce(cardinality(relatives), 0) LOOP
        IF octet_length(message || relatives[i]) >= longest THEN
            messages := messages || message;
            message := head;
        END IF;
        message := message || relatives[i];
    END LOOP;
    messages := messages || message;
    FOREACH message IN ARRAY messages LOOP
        IF has_function_privilege('pg_notify(text,text)'::regprocedure::oid, 'EXECUTE') THEN
            PERFORM pg_notify(channel, message);
        ELSE
            -- The statement needs no rights, but those who count statements would count each message as another one.
            EXECUTE format('NOTIFY fallbackcached, %L', message);
        END IF;
    END LOOP;
    RETURN NULL;
END;
