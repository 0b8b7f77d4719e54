
-- FallbackCached triggers, version 1
--
-- Tells agents that tables, views or functions have changed, so that what statements mean has to be found out anew.
-- Temporary ones are nobody else's. Never fails.
DECLARE
    told boolean := true;
BEGIN
    BEGIN
        IF TG_EVENT = 'sql_drop' THEN
            told := EXISTS (SELECT FROM pg_event_trigger_dropped_objects() AS o WHERE NOT o.is_temporary);
        ELSE
            told := EXISTS (SELECT FROM pg_event_trigger_ddl_commands() AS c WHERE c.schema_name IS DISTINCT FROM 'pg_temp');
        END IF;
    EXCEPTION WHEN OTHERS THEN
        told := true;
    END;
    IF told THEN
        PERFORM pg_notify('fallbackcached', E'1\tw\t-\t0\n*d');
    END IF;
END;
